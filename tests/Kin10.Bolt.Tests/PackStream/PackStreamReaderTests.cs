using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.PackStream;

public class PackStreamReaderTests
{
    [Theory]
    [InlineData("C87F", 127)]
    [InlineData("C90001", 1)]
    [InlineData("CA00000001", 1)]
    [InlineData("CB0000000000000001", 1)]
    public void ReadInteger_EncodingLargerThanNecessary_IsFine(string hex, long value) =>
        Assert.Equal(value, new PackStreamReader(Convert.FromHexString(hex)).ReadInteger());

    [Theory]
    [InlineData("D6FFFFFFFF")]
    [InlineData("D67FFFFFFF00")]
    [InlineData("DA0FFFFFFF00")]
    [InlineData("D2FFFFFFFF")]
    [InlineData("CE7FFFFFFF")]
    [InlineData("BF4E")]
    public void Skip_ClaimsMoreThanThereIs_IsRefusedAtOnce(string hex) =>
        Assert.Throws<BoltProtocolException>(() => new PackStreamReader(Convert.FromHexString(hex)).Skip());

    [Theory]
    [InlineData("C4")]
    [InlineData("C7")]
    [InlineData("CF")]
    [InlineData("D3")]
    [InlineData("D7")]
    [InlineData("DC")]
    [InlineData("EF")]
    public void PeekType_MarkerWithoutMeaning_IsRefused(string hex)
    {
        var error = Assert.Throws<BoltProtocolException>(() => new PackStreamReader(Convert.FromHexString(hex)).PeekType());
        Assert.Contains("0x" + hex, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherType_NamesBothAndTheOffset()
    {
        var error = Assert.Throws<BoltProtocolException>(static () =>
        {
            var reader = new PackStreamReader([0x01, 0x81, 0x61]);
            reader.ReadInteger();
            reader.ReadFloat();
        });
        Assert.Equal("Expected a float at offset 1, found String (0x81).", error.Message);
    }

    [Fact]
    public void ReadString_NotUtf8_IsRefused() =>
        Assert.Contains("not UTF-8", Assert.Throws<BoltProtocolException>(
            () => new PackStreamReader([0x82, 0xC3, 0x28]).ReadString()).Message, StringComparison.Ordinal);

    [Fact]
    public void Skip_VeryDeep_NeedsNoStack()
    {
        var data = new byte[1_000_000];
        Array.Fill(data, (byte)0x91);
        data[^1] = 0xC0;
        var reader = new PackStreamReader(data);
        reader.Skip();
        Assert.True(reader.End);
    }

    [Fact]
    public void ReadRaw_OneOfSeveralValues_TakesItsBytes()
    {
        var reader = new PackStreamReader([0x01, 0x92, 0x02, 0x81, 0x61, 0xC0]);
        Assert.Equal(1, reader.ReadInteger());
        Assert.Equal("92028161", Convert.ToHexString(reader.ReadRaw()));
        Assert.True(reader.TryReadNull());
        Assert.True(reader.End);
    }

    [Fact]
    public void ExpectEnd_BytesLeft_SaysHowMany() => Assert.Contains(
        "2 bytes", Assert.Throws<BoltProtocolException>(static () => new PackStreamReader([1, 2]).ExpectEnd()).Message,
        StringComparison.Ordinal);
}
