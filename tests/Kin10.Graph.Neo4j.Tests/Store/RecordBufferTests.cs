using Kin10.Graph.Neo4j.Store;

namespace Kin10.Graph.Neo4j.Tests.Store;

public sealed class RecordBufferTests
{
    [Fact]
    public void Add_BeyondItsSize_KeepsAllThatWasAdded()
    {
        using var buffer = new RecordBuffer();
        var ends = new List<int> { 0 };
        for (var i = 0; i < 100; i++)
        {
            buffer.Add(Enumerable.Repeat((byte)i, i * 97).ToArray());
            ends.Add(buffer.Length);
        }

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(Enumerable.Repeat((byte)i, i * 97), buffer[ends[i]..ends[i + 1]].ToArray());
        }
    }

    [Fact]
    public void Add_OfMoreThanTwiceItsSize_Fits()
    {
        using var buffer = new RecordBuffer();
        buffer.Add("head"u8);
        buffer.Add(new byte[1_000_000]);
        buffer.Add("tail"u8);

        Assert.Equal(1_000_008, buffer.Length);
        Assert.Equal("head"u8, buffer[..4]);
        Assert.Equal("tail"u8, buffer[^4..]);
    }

    [Fact]
    public void Clear_BeginsAnew()
    {
        using var buffer = new RecordBuffer();
        buffer.Add("old"u8);
        buffer.Clear();
        Assert.Equal(0, buffer.Length);
        buffer.Add("new"u8);

        Assert.Equal("new"u8, buffer[..]);
    }

    [Fact]
    public void Index_BeyondWhatWasAdded_Throws()
    {
        using var buffer = new RecordBuffer();
        buffer.Add("abc"u8);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer[..4].Length);
    }
}
