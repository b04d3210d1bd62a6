using Kin10.Bolt.PackStream;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.PackStream;

public class ValueReaderTests
{
    private const int Seeds = 400;

    [Fact]
    public void ReadValue_WhateverWasWritten_IsEqual()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var value = new RandomValues(seed).Next(4);
            var data = Write(value);
            var reader = new PackStreamReader(data);
            Assert.Equal(RandomValues.Describe(value), RandomValues.Describe(ValueReader.ReadValue(ref reader)));
            Assert.True(reader.End, $"seed {seed}");
            var skipper = new PackStreamReader(data);
            Assert.Equal(data, skipper.ReadRaw().ToArray());
        }
    }

    [Fact]
    public void ReadValue_CutAtEveryByte_IsAProtocolError()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var data = Write(new RandomValues(seed).Next(3));
            for (var length = 0; length < Math.Min(data.Length, 2000); length++)
            {
                Assert.Throws<BoltProtocolException>(() => Read(data.AsSpan(0, length)));
                Assert.Throws<BoltProtocolException>(() => new PackStreamReader(data.AsSpan(0, length)).Skip());
            }
        }
    }

    [Fact]
    public void ReadValue_AnyByteChanged_IsAValueOrAProtocolError()
    {
        var random = new Random(7);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var data = Write(new RandomValues(seed).Next(3));
            for (var i = 0; i < 50; i++)
            {
                var changed = data.ToArray();
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                var error = Record.Exception(() => Read(changed));
                Assert.True(error is null or BoltProtocolException, $"seed {seed}: {error}");
            }
        }
    }

    [Fact]
    public void ReadValue_DeeperThanAllowed_NamesTheSetting()
    {
        var error = Assert.Throws<BoltProtocolException>(static () => Read([0x91, 0x91, 0x91, 0xC0], 2));
        Assert.Contains("BoltDriverOptions.MaxNestingDepth", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Read([0x91, 0x91, 0xC0], 2));
    }

    [Theory]
    [InlineData("B10000", "tag 0x00")]
    [InlineData("B24400 00", "2 fields instead of 1")]
    [InlineData("B35090 90 90", "0 nodes")]
    [InlineData("B3509101 90 90", "not a node")]
    [InlineData("B3 50 91 B4 4E 00 90 A0 80 90 92 01 00", "the index 1")]
    [InlineData("B2 54 00 CB 00 00 00 01 00 00 00 00", "out of its range")]
    public void ReadValue_MalformedStructure_SaysWhat(string hex, string message)
    {
        var error = Assert.Throws<BoltProtocolException>(() => Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static object? Read(ReadOnlySpan<byte> data, int maxDepth = ValueReader.DefaultMaxDepth)
    {
        var reader = new PackStreamReader(data);
        return ValueReader.ReadValue(ref reader, maxDepth);
    }

    private static byte[] Write(object? value)
    {
        using var writer = new PackStreamWriter();
        writer.WriteValue(value);
        return writer.WrittenSpan.ToArray();
    }
}
