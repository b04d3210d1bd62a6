using Kin10.Bolt.Chunking;

namespace Kin10.Bolt.Tests.Chunking;

public class DechunkerTests
{
    [Theory]
    [InlineData("0003010203 0000", "010203")]
    [InlineData("000101 00020203 0000", "010203")]
    [InlineData("0000 0000 000101 0000", "01")]
    [InlineData("000101 0000 0000 000102 0000", "01,02")]
    [InlineData("000101 000102 000103 0000 000104 0000", "010203,04")]
    [InlineData("000101 0000 000102", "01")]
    [InlineData("0002 01", "")]
    public void TryRead_InPiecesOfEverySize_GivesTheSameMessages(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            using var dechunker = new Dechunker(1024);
            var messages = new List<string>();
            for (var from = 0; from < bytes.Length; from += piece)
            {
                Feed(dechunker, bytes.AsSpan(from, Math.Min(piece, bytes.Length - from)));
                while (dechunker.TryRead(out var message))
                {
                    messages.Add(Convert.ToHexString(message.Span));
                }
            }

            Assert.Equal(expected, string.Join(',', messages));
        }
    }

    [Fact]
    public void TryRead_RandomMessages_AreWhatWasChunked()
    {
        var random = new Random(3);
        using var chunker = new Chunker();
        using var dechunker = new Dechunker(int.MaxValue);
        var expected = new Queue<byte[]>();
        for (var i = 0; i < 300; i++)
        {
            var message = new byte[1 + random.Next(i % 50 == 0 ? 2_000_000 : 3000)];
            random.NextBytes(message);
            expected.Enqueue(message);
            chunker.Begin();
            chunker.Writer.WriteRaw(message);
            chunker.End();
        }

        for (var rest = chunker.Output; !rest.IsEmpty;)
        {
            var count = Math.Min(rest.Length, 1 + random.Next(9000));
            count = Feed(dechunker, rest.Span[..count]);
            rest = rest[count..];
            while (dechunker.TryRead(out var message))
            {
                Assert.True(message.Span.SequenceEqual(expected.Dequeue()));
            }
        }

        Assert.Empty(expected);
        Assert.False(dechunker.IsWithinMessage);
    }

    [Fact]
    public void TryRead_LargerThanAllowed_IsRefusedBeforeItHasArrived()
    {
        using var dechunker = new Dechunker(1024);
        Feed(dechunker, [0x04, 0x01]);
        var error = Assert.Throws<BoltProtocolException>(() => dechunker.TryRead(out _));
        Assert.Contains("BoltDriverOptions.MaxMessageSize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsWithinMessage_AfterHalfAChunk_IsTrue()
    {
        using var dechunker = new Dechunker(1024);
        Assert.False(dechunker.IsWithinMessage);
        Feed(dechunker, [0]);
        Assert.True(dechunker.IsWithinMessage);
    }

    private static int Feed(Dechunker dechunker, ReadOnlySpan<byte> bytes)
    {
        var memory = dechunker.GetMemory();
        var count = Math.Min(memory.Length, bytes.Length);
        bytes[..count].CopyTo(memory.Span);
        dechunker.Advance(count);
        return count;
    }
}
