using Kin10.Graph.Bundles;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>The database's own ids of the elements of one type that an import touches.</summary>
internal sealed class ElementIds<TKey>
    where TKey : notnull
{
    /// <summary>Those of what goes.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>Those of nodes of another type, which only lose the label.</summary>
    public List<string> Relabelled { get; } = [];

    /// <summary>Those of what changes, by what identifies it.</summary>
    public Dictionary<TKey, string> Changed { get; } = [];

    /// <summary>Remembers the id of an element if an import touches it.</summary>
    public void Add(TKey key, string element, RowOutcome outcome)
    {
        switch (outcome)
        {
            case RowOutcome.Unchanged:
                break;
            case RowOutcome.Changed:
                Changed.Add(key, element);
                break;
            case RowOutcome.Removed:
                Removed.Add(element);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null);
        }
    }
}
