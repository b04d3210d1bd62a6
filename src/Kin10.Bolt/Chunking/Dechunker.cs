using System.Buffers;
using System.Buffers.Binary;

namespace Kin10.Bolt.Chunking;

/// <summary>
/// Cuts a stream of bytes into messages ("Chunking" of the message specification). A message that came in one chunk is handed out
/// where it lies; the
/// chunks of a longer one are moved together within the buffer. NOOP chunks are passed over.
/// </summary>
internal sealed class Dechunker(int maxMessageSize) : IDisposable
{
    private const int InitialCapacity = 16 * 1024;

    // After a message larger than this the buffer goes back, so that one large answer does not stay in memory for the
    // connection's life.
    private const int KeptCapacity = 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
    private int _messageStart;
    private int _messageLength;

    // Where the next chunk's header is or will be; what lies between the message and it has been consumed.
    private int _next;
    private int _end;

    /// <summary>Whether bytes of an unfinished message have arrived.</summary>
    public bool IsWithinMessage => _messageLength > 0 || _end > _next;

    /// <summary>Room for more bytes. Ends the life of the message handed out before.</summary>
    public Memory<byte> GetMemory()
    {
        if (_messageLength == 0)
        {
            _messageStart = _next;
        }

        if (_messageStart > 0 && (_messageStart == _end || _buffer.Length - _end < Chunker.MaxChunkSize / 16))
        {
            _buffer.AsSpan(_messageStart, _end - _messageStart).CopyTo(_buffer);
            _next -= _messageStart;
            _end -= _messageStart;
            _messageStart = 0;
        }

        if (_end == 0 && _buffer.Length > KeptCapacity)
        {
            Resize(InitialCapacity);
        }
        else if (_end == _buffer.Length)
        {
            Resize(_buffer.Length * 2);
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes have been written to what <see cref="GetMemory"/> gave.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>Takes the next whole message, if it has arrived; it is valid until the next call of any other method.</summary>
    /// <exception cref="BoltProtocolException">The message is larger than allowed.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        while (_end - _next >= 2)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_next));
            if (size == 0)
            {
                _next += 2;
                if (_messageLength == 0)
                {
                    continue;
                }

                message = _buffer.AsMemory(_messageStart, _messageLength);
                _messageLength = 0;
                return true;
            }

            if (_messageLength + size > maxMessageSize)
            {
                throw new BoltProtocolException(
                    $"The server sends a message larger than {maxMessageSize} bytes " +
                    $"({nameof(BoltDriverOptions)}.{nameof(BoltDriverOptions.MaxMessageSize)}).");
            }

            if (_end - _next < 2 + size)
            {
                break;
            }

            if (_messageLength == 0)
            {
                _messageStart = _next + 2;
            }
            else
            {
                _buffer.AsSpan(_next + 2, size).CopyTo(_buffer.AsSpan(_messageStart + _messageLength));
            }

            _messageLength += size;
            _next += 2 + size;
        }

        message = default;
        return false;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _messageStart = _messageLength = _next = _end = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Resize(int capacity)
    {
        var other = ArrayPool<byte>.Shared.Rent(capacity);
        _buffer.AsSpan(0, _end).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
