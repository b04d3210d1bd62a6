using System.Runtime.InteropServices;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.PackStream;

public class PackStreamWriterTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "C90080")]
    [InlineData(-16, "F0")]
    [InlineData(-17, "C8EF")]
    [InlineData(-128, "C880")]
    [InlineData(-129, "C9FF7F")]
    [InlineData(32767, "C97FFF")]
    [InlineData(32768, "CA00008000")]
    [InlineData(-32769, "CAFFFF7FFF")]
    [InlineData(2147483648, "CB0000000080000000")]
    [InlineData(long.MinValue, "CB8000000000000000")]
    public void Write_Integer_TakesTheSmallestEncoding(long value, string hex) => Assert.Equal(hex, Written(writer => writer.Write(value)));

    [Fact]
    public void Clear_AfterALargeMessage_GivesTheLargeBufferBack()
    {
        using var writer = new PackStreamWriter();
        writer.WriteBytes(new byte[100_000]);
        var capacity = Capacity(writer);
        writer.Clear();
        Assert.Equal(capacity, Capacity(writer));
        writer.WriteBytes(new byte[10_000_000]);
        Assert.InRange(Capacity(writer), 10_000_000, int.MaxValue);
        writer.Clear();
        Assert.InRange(Capacity(writer), 1, 128 * 1024);
        writer.Write(1L);
        Assert.Equal("01", Convert.ToHexString(writer.WrittenSpan));
    }

    [Fact]
    public void Write_Scalars_AreAsSpecified()
    {
        Assert.Equal("C0", Written(writer => writer.WriteNull()));
        Assert.Equal("C2C3", Written(writer =>
        {
            writer.Write(false);
            writer.Write(true);
        }));
        Assert.Equal("C13FF0000000000000", Written(writer => writer.Write(1.0)));
        Assert.Equal("83612E62", Written(writer => writer.Write("a.b")));
        Assert.Equal("CC020102", Written(writer => writer.WriteBytes([1, 2])));
    }

    [Theory]
    [InlineData(15, "8F")]
    [InlineData(16, "D010")]
    [InlineData(255, "D0FF")]
    [InlineData(256, "D10100")]
    [InlineData(65536, "D200010000")]
    public void Write_String_HeaderGrowsWithItsSize(int size, string header) =>
        Assert.StartsWith(header, Written(writer => writer.Write(new string('a', size))), StringComparison.Ordinal);

    [Theory]
    [InlineData(15, "9F", "AF")]
    [InlineData(16, "D410", "D810")]
    [InlineData(256, "D50100", "D90100")]
    [InlineData(65536, "D600010000", "DA00010000")]
    public void WriteHeaders_Count_TakesTheSmallestEncoding(int count, string list, string map)
    {
        Assert.Equal(list, Written(writer => writer.WriteListHeader(count)));
        Assert.Equal(map, Written(writer => writer.WriteMapHeader(count)));
    }

    [Fact]
    public void Write_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        using var writer = new PackStreamWriter();
        writer.Write("a\uD83Db");
        Assert.Equal("a\uFFFDb", new PackStreamReader(writer.WrittenSpan).ReadString());
    }

    [Fact]
    public void WriteStructureHeader_TooManyFields_IsRefused()
    {
        using var writer = new PackStreamWriter();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteStructureHeader(1, 16));
    }

    [Fact]
    public void WriteValue_TypeWithoutCounterpart_NamesIt()
    {
        using var writer = new PackStreamWriter();
        var error = Assert.Throws<ArgumentException>(() => writer.WriteValue(new Dictionary<string, object?> { ["x"] = 1.5m }));
        Assert.Contains("System.Decimal", error.Message, StringComparison.Ordinal);
        Assert.Contains("64", Assert.Throws<ArgumentException>(() => writer.WriteValue(ulong.MaxValue)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteValue_ListThatHoldsItself_IsRefused()
    {
        using var writer = new PackStreamWriter();
        var list = new List<object>();
        list.Add(list);
        Assert.Contains("nests deeper", Assert.Throws<ArgumentException>(() => writer.WriteValue(list)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteValue_DotNetTypes_BecomeTheirCounterparts()
    {
        Assert.Equal("93010203", Written(writer => writer.WriteValue(new[] { 1, 2, 3 })));
        Assert.Equal("920102", Written(writer => writer.WriteValue(Enumerable.Range(1, 2).Where(_ => true))));
        Assert.Equal("A1816101", Written(writer => writer.WriteValue(new Dictionary<string, int> { ["a"] = 1 })));
        Assert.Equal("B14401", Written(writer => writer.WriteValue(new DateOnly(1970, 1, 2))));
        Assert.Equal("B34900 2A C90E10".Replace(" ", "", StringComparison.Ordinal), Written(writer => writer.WriteValue(
            new BoltDateTime(0, 42, 3600))));
    }

    private static string Written(Action<PackStreamWriter> write)
    {
        using var writer = new PackStreamWriter();
        write(writer);
        return Convert.ToHexString(writer.WrittenSpan);
    }

    private static int Capacity(PackStreamWriter writer) =>
        MemoryMarshal.TryGetArray(writer.WrittenMemory, out var segment) ? segment.Array!.Length : 0;
}
