namespace Kin10.Graph.Changes;

/// <summary>What an import did to one node or link. Texts only, so that it outlives changes of the model.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Type">The name of the node's type or of the relationship type.</param>
/// <param name="Id">The node's id; null for a link.</param>
/// <param name="Name">The node's name: the last one that it had. Its id where it has none; null for a link.</param>
/// <param name="Source">The id of the node where the link begins; null for a node.</param>
/// <param name="Target">The id of the node where the link ends; null for a node.</param>
/// <param name="Basis">How the link is known; null where it does not say.</param>
/// <param name="Properties">
/// The values that are others since, in the order of the model: of what came or went, all that it has or had.
/// </param>
public sealed record GraphChange(
    ChangeKind Kind,
    string Type,
    string? Id,
    string? Name,
    string? Source,
    string? Target,
    string? Basis,
    IReadOnlyList<ChangedText> Properties);

/// <summary>A value before and after a change, as a cell of a bundle has it; null where there is none.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it became.</param>
public sealed record ChangedText(string Name, string? Before, string? After);
