using System.Buffers.Binary;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Chunking;

/// <summary>Lays messages in chunks, one after the other in one buffer, so that several leave in one write.</summary>
internal sealed class Chunker : IDisposable
{
    public const int MaxChunkSize = ushort.MaxValue;

    private const int HeaderSize = 2;

    private int _start;

    /// <summary>Where the message between <see cref="Begin"/> and <see cref="End"/> is written.</summary>
    public PackStreamWriter Writer { get; } = new();

    /// <summary>What is to be sent.</summary>
    public ReadOnlyMemory<byte> Output => Writer.WrittenMemory;

    public void Begin()
    {
        _start = Writer.Length;
        Writer.Claim(HeaderSize);
    }

    public void End()
    {
        var size = Writer.Length - _start - HeaderSize;
        if (size <= MaxChunkSize)
        {
            BinaryPrimitives.WriteUInt16BigEndian(Writer.Written(_start), (ushort)size);
        }
        else
        {
            Split(size);
        }

        Writer.Claim(HeaderSize).Clear();
    }

    /// <summary>Takes back what was written since <see cref="Begin"/>.</summary>
    public void Abort() => Writer.Truncate(_start);

    public void Clear() => Writer.Clear();

    public void Dispose() => Writer.Dispose();

    // The message lies behind room for one header. Every chunk but the first needs room for its own: chunks move back, the last
    // one first.
    private void Split(int size)
    {
        var chunks = (size + MaxChunkSize - 1) / MaxChunkSize;
        Writer.Claim((chunks - 1) * HeaderSize);
        var span = Writer.Written(_start);
        for (var i = chunks - 1; i >= 0; i--)
        {
            var from = i * MaxChunkSize;
            var length = Math.Min(MaxChunkSize, size - from);
            var header = from + (i * HeaderSize);
            span.Slice(HeaderSize + from, length).CopyTo(span[(header + HeaderSize)..]);
            BinaryPrimitives.WriteUInt16BigEndian(span[header..], (ushort)length);
        }
    }
}
