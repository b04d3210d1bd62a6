namespace Kin10.Graph.Derivations;

/// <summary>A search that leaves some candidates out. One for each thread.</summary>
internal sealed class ExcludingSearch
{
    private readonly OverlapSearch _search;

    /// <summary>Makes it.</summary>
    /// <param name="index">Among whom it searches.</param>
    /// <param name="candidates">How many nodes of their type there are.</param>
    public ExcludingSearch(OverlapIndex index, int candidates)
    {
        Excluded = new(candidates);
        _search = new(index) { IsExcluded = Excluded.Contains };
    }

    /// <summary>Who is not to be suggested.</summary>
    public NodeSet Excluded { get; }

    public Suggestion[] Find(ReadOnlySpan<int> wanted, double total, IReadOnlyList<string> ids)
    {
        _search.Find(wanted, total);
        return _search.Suggestions(ids);
    }
}
