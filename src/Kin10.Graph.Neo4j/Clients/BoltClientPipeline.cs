using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>A pipeline of Kin10.Bolt, as it is.</summary>
internal sealed class BoltClientPipeline(BoltPipeline pipeline) : IDatabasePipeline
{
    public string Address => pipeline.Address.ToString();

    public ReadOnlySpan<byte> Current => pipeline.Current;

    public string? LastBookmark => pipeline.LastBookmark;

    public void Begin(TransactionOptions options) => pipeline.Begin(options);

    public void Run(string statement, Dictionary<string, object?>? parameters, TransactionOptions? options) =>
        pipeline.Run(statement, parameters, options);

    public void Commit() => pipeline.Commit();

    public ValueTask SendAsync(CancellationToken cancellationToken) => pipeline.SendAsync(cancellationToken);

    public ValueTask<IReadOnlyList<string>> NextResultAsync(CancellationToken cancellationToken) =>
        pipeline.NextResultAsync(cancellationToken);

    public ValueTask<bool> FetchAsync(CancellationToken cancellationToken) => pipeline.FetchAsync(cancellationToken);

    public ValueTask<string?> NextCommitAsync(CancellationToken cancellationToken) => pipeline.NextCommitAsync(cancellationToken);

    public ValueTask<bool> StopAsync() => pipeline.StopAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();
}
