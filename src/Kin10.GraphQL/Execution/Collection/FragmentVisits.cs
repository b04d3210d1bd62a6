namespace Kin10.GraphQL.Execution.Collection;

/// <summary>Which named fragments have been collected, at once or within a deferred fragment.</summary>
internal sealed class FragmentVisits
{
    private readonly HashSet<(string Name, DeferredUsage? Usage)> _visited = [];

    /// <summary>Whether a fragment adds nothing any more: what is collected at once need not be deferred.</summary>
    public bool IsVisited(string name, DeferredUsage? usage) =>
        _visited.Contains((name, null)) || (usage is not null && _visited.Contains((name, usage)));

    public void Add(string name, DeferredUsage? usage) => _visited.Add((name, usage));
}
