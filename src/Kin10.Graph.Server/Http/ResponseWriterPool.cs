using Kin10.GraphQL.Response;
using Microsoft.Extensions.ObjectPool;

namespace Kin10.Graph.Server.Http;

/// <summary>Keeps response writers, and with them buffers that have grown to the usual size of answers.</summary>
internal sealed class ResponseWriterPool
{
    private const int MaxRetainedBytes = 256 * 1024;
    private static readonly int MaxRetained = Environment.ProcessorCount * 4;

    private readonly DefaultObjectPool<ResponseWriter> _writers = new(new Policy(), MaxRetained);

    /// <summary>An empty writer.</summary>
    public ResponseWriter Rent() => _writers.Get();

    /// <summary>Takes a writer back whose fields have all been left, as they are after an operation that was answered.</summary>
    public void Return(ResponseWriter writer) => _writers.Return(writer);

    private sealed class Policy : PooledObjectPolicy<ResponseWriter>
    {
        public override ResponseWriter Create() => new();

        public override bool Return(ResponseWriter obj)
        {
            if (obj.Written.Length > MaxRetainedBytes)
            {
                obj.Dispose();
                return false;
            }

            obj.Rewind(default);
            obj.Errors.Clear();
            return true;
        }
    }
}
