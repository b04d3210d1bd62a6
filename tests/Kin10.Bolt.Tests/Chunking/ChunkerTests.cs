using Kin10.Bolt.Chunking;

namespace Kin10.Bolt.Tests.Chunking;

public class ChunkerTests
{
    [Fact]
    public void End_SmallMessages_LieOneBehindTheOther()
    {
        using var chunker = new Chunker();
        Write(chunker, [1, 2, 3]);
        Write(chunker, [4]);
        Assert.Equal("000301020300000001040000", Convert.ToHexString(chunker.Output.Span));
    }

    [Theory]
    [InlineData(65535, 1)]
    [InlineData(65536, 2)]
    [InlineData(131070, 2)]
    [InlineData(200000, 4)]
    public void End_LargeMessage_IsSplit(int size, int chunks)
    {
        using var chunker = new Chunker();
        Write(chunker, [9]);
        var message = Enumerable.Range(0, size).Select(i => (byte)(i % 251)).ToArray();
        Write(chunker, message);
        Write(chunker, [7]);
        Assert.Equal(5 + size + (2 * chunks) + 2 + 5, chunker.Output.Length);
        Assert.Equal([[9], message, [7]], Dechunk(chunker.Output.ToArray()));
    }

    [Fact]
    public void Abort_HalfAMessage_LeavesTheOthers()
    {
        using var chunker = new Chunker();
        Write(chunker, [1]);
        chunker.Begin();
        chunker.Writer.WriteRaw([2, 3]);
        chunker.Abort();
        Assert.Equal("0001010000", Convert.ToHexString(chunker.Output.Span));
    }

    private static void Write(Chunker chunker, byte[] message)
    {
        chunker.Begin();
        chunker.Writer.WriteRaw(message);
        chunker.End();
    }

    private static List<byte[]> Dechunk(byte[] bytes)
    {
        using var dechunker = new Dechunker(int.MaxValue);
        var messages = new List<byte[]>();
        for (var from = 0; from < bytes.Length;)
        {
            var memory = dechunker.GetMemory();
            var count = Math.Min(memory.Length, bytes.Length - from);
            bytes.AsSpan(from, count).CopyTo(memory.Span);
            dechunker.Advance(count);
            from += count;
            while (dechunker.TryRead(out var message))
            {
                messages.Add(message.ToArray());
            }
        }

        return messages;
    }
}
