using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>What a root field gives.</summary>
internal enum QueryFieldKind
{
    /// <summary>One node by its id.</summary>
    NodeById,

    /// <summary>Nodes by their ids.</summary>
    NodesById,

    /// <summary>All nodes, in pages.</summary>
    Connection,

    /// <summary>What the graph is as a whole.</summary>
    Graph,

    /// <summary>Nodes by the words of their texts.</summary>
    Search,

    /// <summary>Nodes with the links between them.</summary>
    Subgraph,

    /// <summary>The shortest ways between two nodes.</summary>
    Paths,

    /// <summary>What imports changed.</summary>
    Changes,
}

/// <summary>A field of the type <c>Query</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Target">The type of its nodes; <c>Node</c> where it gives none.</param>
internal sealed record QueryField(string Name, QueryFieldKind Kind, TargetType Target);

/// <summary>The root fields that follow from a model: what the schema offers and what is planned are read here.</summary>
internal static class QueryFields
{
    /// <summary>The root fields in the order in which the schema is generated. A model with name clashes has some names twice.</summary>
    public static IEnumerable<QueryField> Of(GraphModel model)
    {
        var node = model.Interfaces.First(item => item.Name == ApiNames.Node);
        yield return new QueryField("node", QueryFieldKind.NodeById, node);
        yield return new QueryField("nodes", QueryFieldKind.NodesById, node);
        yield return new QueryField("graph", QueryFieldKind.Graph, node);
        yield return new QueryField("subgraph", QueryFieldKind.Subgraph, node);
        yield return new QueryField("paths", QueryFieldKind.Paths, node);
        yield return new QueryField(ChangeTypes.Field, QueryFieldKind.Changes, node);
        if (model.NodeTypes.Any(SearchTexts.IsSearchable))
        {
            yield return new QueryField(SearchTypes.Field, QueryFieldKind.Search, node);
        }

        foreach (var type in model.NodeTypes)
        {
            yield return new QueryField(type.Singular, QueryFieldKind.NodeById, type);
            yield return new QueryField(type.Plural, QueryFieldKind.Connection, type);
        }

        foreach (var type in model.Interfaces.Where(item => item != node))
        {
            yield return new QueryField(type.Plural, QueryFieldKind.Connection, type);
        }
    }
}
