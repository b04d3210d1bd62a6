using System.Globalization;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>What changes among the nodes or relationships of one type; each list ordered as bundles are.</summary>
/// <typeparam name="TKey">What identifies one of them.</typeparam>
/// <typeparam name="TRow">One of them with its values.</typeparam>
/// <param name="TypeName">The name of the type.</param>
/// <param name="Added">What comes.</param>
/// <param name="Changed">What stays with other values.</param>
/// <param name="Removed">What goes.</param>
public abstract record TypeChanges<TKey, TRow>(
    string TypeName, IReadOnlyList<TRow> Added, IReadOnlyList<ChangedRow<TRow>> Changed, IReadOnlyList<RemovedRow<TKey>> Removed)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Added.Count == 0 && Changed.Count == 0 && Removed.Count == 0;

    /// <summary>How many of what goes a store holds more than once; they stay once.</summary>
    public int RepeatedCount => Removed.Count(row => row.IsRepeated);

    /// <summary>
    /// For people: <c>RootCause: 3 added, 1 changed, 2 removed</c>; what is 0 is left out. Of what is removed it is said how much was
    /// there more than once.
    /// </summary>
    public string Summary
    {
        get
        {
            var counts = new[] { (Added.Count, "added"), (Changed.Count, "changed"), (Removed.Count, "removed") };
            var parts = counts.Where(part => part.Count > 0)
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Item2}"));
            var repeated = RepeatedCount > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {RepeatedCount} of them there more than once")
                : "";
            return $"{TypeName}: {(IsEmpty ? "nothing" : string.Join(", ", parts))}{repeated}";
        }
    }
}

/// <summary>What changes among the nodes of a type; a removed one is named by its full id.</summary>
/// <param name="Type">The type.</param>
/// <param name="Added">What comes.</param>
/// <param name="Changed">What stays with other values.</param>
/// <param name="Removed">What goes; where a store holds a node without an id, the store's own name for it.</param>
public sealed record NodeChanges(
    NodeType Type, IReadOnlyList<NodeRow> Added, IReadOnlyList<ChangedRow<NodeRow>> Changed, IReadOnlyList<RemovedRow<string>> Removed)
    : TypeChanges<string, NodeRow>(Type.Name, Added, Changed, Removed);

/// <summary>What changes among the relationships of a type; a removed one is named by its ends.</summary>
/// <param name="Type">The type.</param>
/// <param name="Added">What comes.</param>
/// <param name="Changed">What stays with other values.</param>
/// <param name="Removed">What goes; where a store holds the same relationship twice, it is here and stays once.</param>
public sealed record RelationshipChanges(
    RelationshipType Type,
    IReadOnlyList<RelationshipRow> Added,
    IReadOnlyList<ChangedRow<RelationshipRow>> Changed,
    IReadOnlyList<RemovedRow<RelationshipEnds>> Removed)
    : TypeChanges<RelationshipEnds, RelationshipRow>(Type.Name, Added, Changed, Removed);

/// <summary>What identifies a relationship of a type.</summary>
/// <param name="From">The full id of where the arrow starts.</param>
/// <param name="To">The full id of where it ends.</param>
public readonly record struct RelationshipEnds(string From, string To);
