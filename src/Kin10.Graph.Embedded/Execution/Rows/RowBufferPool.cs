using System.Collections.Concurrent;

namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>A few buffers for those who need one for a moment.</summary>
internal sealed class RowBufferPool
{
    private readonly ConcurrentBag<RowBuffer> _buffers = [];

    public RowBuffer Rent()
    {
        var buffer = _buffers.TryTake(out var pooled) ? pooled : new RowBuffer();
        buffer.Clear();
        return buffer;
    }

    public void Return(RowBuffer buffer) => _buffers.Add(buffer);
}
