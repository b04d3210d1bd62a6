using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests.Transfers;

/// <summary>Holds the facts that a store gives row by row.</summary>
internal sealed class CollectingSink : IFactSink
{
    private readonly Dictionary<string, List<NodeRow>> _nodes = [];
    private readonly Dictionary<string, List<RelationshipRow>> _relationships = [];

    public string? Version { get; private set; }

    public ValueTask BeginAsync(string version, CancellationToken cancellationToken)
    {
        Version = version;
        _nodes.Clear();
        _relationships.Clear();
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(NodeType type, NodeRow node, CancellationToken cancellationToken)
    {
        Assert.Empty(_relationships);
        Of(_nodes, type.Name).Add(node);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(RelationshipType type, RelationshipRow relationship, CancellationToken cancellationToken)
    {
        Of(_relationships, type.Name).Add(relationship);
        return ValueTask.CompletedTask;
    }

    public GraphBundle ToBundle(GraphModel model) => new(
        model,
        [.. model.NodeTypes.Select(type => new NodeTable(type, Of(_nodes, type.Name)))],
        [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, Of(_relationships, type.Name)))]);

    private static List<T> Of<T>(Dictionary<string, List<T>> tables, string name) =>
        tables.TryGetValue(name, out var rows) ? rows : tables[name] = [];
}
