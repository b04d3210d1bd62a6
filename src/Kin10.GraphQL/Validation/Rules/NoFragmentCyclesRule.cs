using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (section 5.5.2.2).</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<FragmentDefinitionNode> _done = [];

    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var fragment in Context.Fragments.Fragments)
        {
            DetectFragmentCycles(fragment);
        }
    }

    private void DetectFragmentCycles(FragmentDefinitionNode root)
    {
        if (!_done.Add(root))
        {
            return;
        }

        // The way from the root; a fragment's index on it tells whether, and where, a spread closes a cycle.
        var way = new List<(FragmentDefinitionNode Fragment, int NextSpread)> { (root, 0) };
        var positions = new Dictionary<FragmentDefinitionNode, int> { [root] = 0 };
        while (way.Count > 0 && !Context.IsFull)
        {
            var (fragment, next) = way[^1];
            var spreads = Context.Fragments.SpreadsIn(fragment);
            if (next == spreads.Count)
            {
                way.RemoveAt(way.Count - 1);
                positions.Remove(fragment);
                continue;
            }

            way[^1] = (fragment, next + 1);
            if (Context.Fragments.Find(spreads[next].Name.Value) is not { } used)
            {
                continue;
            }

            if (positions.TryGetValue(used, out var start))
            {
                ReportCycle(way[start..]);
            }
            else if (_done.Add(used))
            {
                positions[used] = way.Count;
                way.Add((used, 0));
            }
        }
    }

    private void ReportCycle(List<(FragmentDefinitionNode Fragment, int NextSpread)> cycle)
    {
        var via = string.Join(", ", cycle.Skip(1).Select(step => $"\"{step.Fragment.Name.Value}\""));
        var spreads = cycle.Select(step => Context.Fragments.SpreadsIn(step.Fragment)[step.NextSpread - 1].Location);
        Context.Report(
            $"Cannot spread fragment \"{cycle[0].Fragment.Name.Value}\" within itself{(via.Length == 0 ? "" : $" via {via}")}.",
            [.. spreads]);
    }
}
