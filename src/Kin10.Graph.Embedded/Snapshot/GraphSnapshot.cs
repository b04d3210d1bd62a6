using System.Runtime.CompilerServices;
using Kin10.Graph.Embedded.Execution;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The whole graph at one moment, immutable, in memory. What is derived from it is built when first asked for.</summary>
internal sealed class GraphSnapshot : IGraphStatistics
{
    private readonly ConditionalWeakTable<OperationPlan, OperationProgram> _programs = [];
    private readonly Dictionary<string, CountColumn> _countColumns = [];

    public GraphSnapshot(GraphModel model, NodeColumns[] nodes, EdgeTable[] edges, ushort[] typeOf, IdIndex ids)
    {
        (Model, Nodes, Edges, TypeOf, Ids) = (model, nodes, edges, typeOf, ids);
    }

    public GraphModel Model { get; }

    /// <summary>By <see cref="NodeType.Index"/>.</summary>
    public NodeColumns[] Nodes { get; }

    /// <summary>By <see cref="RelationshipType.Index"/>.</summary>
    public EdgeTable[] Edges { get; }

    /// <summary>The <see cref="NodeType.Index"/> of each node.</summary>
    public ushort[] TypeOf { get; }

    /// <summary>All ids.</summary>
    public IdIndex Ids { get; }

    /// <summary>The program of a plan, compiled for this snapshot when it is first run.</summary>
    public OperationProgram Program(OperationPlan plan) =>
        _programs.TryGetValue(plan, out var program) ? program : _programs.GetValue(plan, key => ProgramCompiler.Compile(this, key));

    /// <summary>How many targets each node of a type has over a relationship or path.</summary>
    public CountColumn Counts(Relationship relationship)
    {
        lock (_countColumns)
        {
            if (!_countColumns.TryGetValue(relationship.Coordinate, out var counts))
            {
                counts = new CountColumn(Traversal.Of(this, relationship), Nodes[relationship.Owner.Index]);
                _countColumns.Add(relationship.Coordinate, counts);
            }

            return counts;
        }
    }

    /// <inheritdoc/>
    public long CountNodes(NodeType type) => Nodes[type.Index].Count;

    /// <inheritdoc/>
    public long CountRelationships(RelationshipType type) => Edges[type.Index].Count;
}
