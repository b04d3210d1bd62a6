namespace Kin10.Graph.Derivations;

/// <summary>The links of a derived relationship.</summary>
/// <param name="Relationship">Its name.</param>
/// <param name="From">The type at the start of the arrow.</param>
/// <param name="To">The type at its end.</param>
/// <param name="Rows">The links, ordered by both numbers, and so by both ids.</param>
internal sealed record DerivedLinks(string Relationship, string From, string To, IReadOnlyList<DerivedLink> Rows);

/// <summary>A suggestion.</summary>
/// <param name="From">The number of the node at the start of the arrow.</param>
/// <param name="To">The number of the node at its end.</param>
/// <param name="Score">How good it is: above 0, at most 1.</param>
/// <param name="Reasons">
/// Ids of what it rests on, in the order of id: the instances of the facts. Links that rest on the same share the array; never write to it.
/// </param>
internal readonly record struct DerivedLink(int From, int To, double Score, string[] Reasons);
