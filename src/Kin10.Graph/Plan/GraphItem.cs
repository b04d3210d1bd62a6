namespace Kin10.Graph.Plan;

/// <summary>The fields of <c>graph</c>.</summary>
public enum GraphItemKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>Graph</c>.</summary>
    Typename,

    /// <summary>The name of the model.</summary>
    Name,

    /// <summary>The version of the model.</summary>
    ModelVersion,

    /// <summary>The proven version of the graph; null where there is none.</summary>
    Version,

    /// <summary>How many nodes there are.</summary>
    Nodes,

    /// <summary>How many relationships there are, but derived ones.</summary>
    Relationships,

    /// <summary>Whether what is derived is up to date with the facts.</summary>
    DerivedAreCurrent,

    /// <summary>When facts were imported last; null where that is not known.</summary>
    ImportedAt,
}

/// <summary>A field of <c>graph</c>.</summary>
public sealed record GraphItem(ResponseField Field, GraphItemKind Kind);
