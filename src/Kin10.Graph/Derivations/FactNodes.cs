using System.Collections.Frozen;

namespace Kin10.Graph.Derivations;

/// <summary>The nodes of one type, numbered from 0 in the order of id.</summary>
/// <param name="Ids">Their full ids, in the order of code points; the number of a node is its place here.</param>
/// <param name="Columns">
/// Values in the order of the nodes, by property: <c>bool?[]</c>, <c>long?[]</c> or <c>string?[]</c> (texts and names of enum values).
/// </param>
internal sealed record FactNodes(IReadOnlyList<string> Ids, IReadOnlyDictionary<string, Array> Columns)
{
    public static FactNodes None { get; } = new([], FrozenDictionary<string, Array>.Empty);

    public int Count => Ids.Count;

    /// <summary>The values of a property, a null where one is missing.</summary>
    /// <typeparam name="T">What the column holds: <c>bool?</c>, <c>long?</c> or <c>string?</c>.</typeparam>
    /// <exception cref="InvalidOperationException">There are nodes, but the facts were built without that column.</exception>
    public ReadOnlySpan<T> Column<T>(string property) => Columns.TryGetValue(property, out var values)
        ? (T[])values
        : Count == 0 ? [] : throw new InvalidOperationException($"The facts have no column {property}.");
}
