using System.Collections.Immutable;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The graph in the database, looked at step by step in one transaction: a round trip for each step.</summary>
internal sealed class Neo4jTopology(IDatabasePipeline pipeline, GraphModel model, KeptLog log, StatementRequest request) : IGraphTopology
{
    private readonly TopologyStatements _statements = new(model, request.Repeated.Elements.Count > 0);
    private readonly TopologyNodes _nodes = new();
    private readonly Dictionary<string, RelationshipType> _types = model.RelationshipTypes.ToDictionary(type => type.Name);
    private readonly List<byte[]> _bases = [];
    private RecordWriter? _writer;

    public GraphModel Model => model;

    /// <summary>A node for a statement: the database's id and the number.</summary>
    public object?[] PairOf(int node) => [_nodes.ElementOf(node), (long)node];

    public async ValueTask FindAsync(IReadOnlyList<string> ids, int[] nodes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, int>();
        var byType = ids.Distinct().ToLookup(id => model.NodeTypeOfId(id));
        foreach (var group in byType.Where(group => group.Key is not null))
        {
            Run(TopologyStatements.Find(group.Key!), new() { ["ids"] = group.ToArray<object?>() });
        }

        await ReadAsync(byType.Count(group => group.Key is not null), Take, cancellationToken);
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = found.GetValueOrDefault(ids[i], -1);
        }

        void Take(PackStreamReader reader)
        {
            var node = _nodes.NumberOf(reader.ReadUtf8());
            found.TryAdd(reader.ReadString(), node);
        }
    }

    public async ValueTask<int> ExpandAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        int most,
        ILinkVisitor visitor,
        CancellationToken cancellationToken)
    {
        Run(_statements.Expand(relationships), new() { ["nodes"] = Pairs(nodes), ["most"] = most + 1L });
        var followed = 0;
        await ReadAsync(1, Take, cancellationToken);
        return followed;

        void Take(PackStreamReader reader)
        {
            if (followed++ < most)
            {
                var from = (int)reader.ReadInteger();
                visitor.Visit(from, _nodes.NumberOf(reader.ReadUtf8()));
            }
        }
    }

    public async ValueTask RankAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        List<RankedNode> ranked,
        CancellationToken cancellationToken)
    {
        if (!types.IsEmpty)
        {
            Run(
                _statements.Rank(types, relationships),
                new() { ["nodes"] = Pairs(nodes), ["most"] = (long)most });
            await ReadAsync(1, reader => ranked.Add(Ranked(reader)), cancellationToken);
        }
    }

    public async ValueTask<bool> RankAllAsync(
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        int mostVisited,
        List<RankedNode> ranked,
        CancellationToken cancellationToken)
    {
        var count = 0L;
        Run(TopologyStatements.CountAll(types), []);
        Run(
            _statements.RankAll(types, relationships),
            new() { ["most"] = (long)most, ["visited"] = (long)mostVisited });
        await pipeline.SendAsync(cancellationToken);
        await FetchAsync(reader => count = reader.ReadInteger(), cancellationToken);
        await FetchAsync(reader => ranked.Add(Ranked(reader)), cancellationToken);
        return count <= mostVisited;
    }

    public async ValueTask LinksBetweenAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        List<GraphLink> links,
        CancellationToken cancellationToken)
    {
        Run(_statements.Links(relationships), new() { ["nodes"] = Pairs(nodes) });
        await ReadAsync(1, Take, cancellationToken);

        void Take(PackStreamReader reader)
        {
            var (source, target) = (_nodes.NumberOf(reader.ReadUtf8()), _nodes.NumberOf(reader.ReadUtf8()));
            links.Add(new GraphLink(source, target, _types[reader.ReadString()], _bases.Count));
            _bases.Add(reader.ReadRaw().ToArray());
        }
    }

    public ValueTask<ChangeLog> ReadChangesAsync(CancellationToken cancellationToken) => log.ReadAsync(pipeline, cancellationToken);

    public NodeType TypeOf(int node) => model.NodeTypes[_nodes.FactsOf(node).Type];

    public string NameOf(int node)
    {
        var reader = new PackStreamReader(_nodes.FactsOf(node).Name);
        return reader.PeekType() == PackStreamType.String ? reader.ReadString() : _nodes.FactsOf(node).Id;
    }

    public void WriteId(int node, ResponseWriter writer) => writer.String(_nodes.FactsOf(node).Id);

    public bool WriteName(int node, ResponseField field, ResponseWriter writer)
    {
        var (facts, type) = (_nodes.FactsOf(node), TypeOf(node));
        return Write(facts.Name, type.Name, type.FindProperty("name")!, field, writer);
    }

    public bool WriteBasis(in GraphLink link, ResponseField field, ResponseWriter writer)
    {
        if (link.Type.Basis is { } basis)
        {
            return Write(_bases[link.Edge], link.Type.Properties!.Name, basis, field, writer);
        }

        writer.Null();
        return true;
    }

    private bool Write(byte[] value, string owner, Property property, ResponseField field, ResponseWriter writer)
    {
        if (_writer?.Response != writer)
        {
            _writer = new RecordWriter(request.Plan, null, false, writer);
        }

        var reader = new PackStreamReader(value);
        return new PropertyDecoder(owner, property).Write(ref reader, field, _writer);
    }

    private RankedNode Ranked(PackStreamReader reader)
    {
        var (node, degree) = (_nodes.NumberOf(reader.ReadUtf8()), reader.ReadInteger());
        _nodes.Know(node, new NodeFacts((int)reader.ReadInteger(), reader.ReadString(), reader.ReadRaw().ToArray()));
        return new RankedNode(node, degree);
    }

    private object?[] Pairs(ReadOnlyMemory<int> nodes)
    {
        var pairs = new object?[nodes.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = PairOf(nodes.Span[i]);
        }

        return pairs;
    }

    private void Run(string text, Dictionary<string, object?> parameters)
    {
        if (request.Repeated.Elements.Count > 0)
        {
            parameters.Add("repeated", request.Repeated.All);
        }

        pipeline.Run(text, parameters);
    }

    private async ValueTask ReadAsync(int statements, RecordReader take, CancellationToken cancellationToken)
    {
        if (statements > 0)
        {
            await pipeline.SendAsync(cancellationToken);
        }

        for (var i = 0; i < statements; i++)
        {
            await FetchAsync(take, cancellationToken);
        }
    }

    private async ValueTask FetchAsync(RecordReader take, CancellationToken cancellationToken)
    {
        await pipeline.NextResultAsync(cancellationToken);
        while (await pipeline.FetchAsync(cancellationToken))
        {
            TakeRecord(take);
        }
    }

    // A record has one value, a list.
    private void TakeRecord(RecordReader take)
    {
        var reader = new PackStreamReader(pipeline.Current);
        reader.ReadListHeader();
        reader.ReadListHeader();
        take(reader);
    }

    private delegate void RecordReader(PackStreamReader reader);
}
