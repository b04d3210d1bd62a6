using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>What a root field gives.</summary>
internal enum RootFieldKind
{
    /// <summary>One node by its id.</summary>
    NodeById,

    /// <summary>Nodes by their ids.</summary>
    NodesById,

    /// <summary>All nodes, in pages.</summary>
    Connection,
}

/// <summary>A field of the type <c>Query</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Target">The type of its nodes.</param>
internal sealed record RootField(string Name, RootFieldKind Kind, TargetType Target);

/// <summary>The root fields that follow from a model: what the schema offers and what is planned are read here.</summary>
internal static class RootFields
{
    /// <summary>The root fields in the order in which the schema is generated. A model with name clashes has some names twice.</summary>
    public static IEnumerable<RootField> Of(GraphModel model)
    {
        var node = model.Interfaces.First(item => item.Name == ApiNames.Node);
        yield return new RootField("node", RootFieldKind.NodeById, node);
        yield return new RootField("nodes", RootFieldKind.NodesById, node);
        foreach (var type in model.NodeTypes)
        {
            yield return new RootField(type.Singular, RootFieldKind.NodeById, type);
            yield return new RootField(type.Plural, RootFieldKind.Connection, type);
        }

        foreach (var type in model.Interfaces.Where(item => item != node))
        {
            yield return new RootField(type.Plural, RootFieldKind.Connection, type);
        }
    }
}
