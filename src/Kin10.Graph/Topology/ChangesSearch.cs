using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Topology;

/// <summary>A change with its place and its import.</summary>
internal readonly record struct FoundChange(ImportRecord Import, ChangePosition Position, GraphChange Change);

/// <summary>Finds the changes of a page.</summary>
internal sealed class ChangesSearch(ChangesComputation plan, BoundPlan bound, IGraphTopology topology)
{
    private readonly HashSet<string> _types = [.. plan.Types.Select(type => type.Name)];
    private readonly HashSet<string> _relationships = [.. topology.Model.RelationshipTypes.Select(type => type.Name)];

    public async ValueTask<ComputedAnswer> RunAsync(CancellationToken cancellationToken)
    {
        var log = await topology.ReadChangesAsync(cancellationToken);
        var (page, start, total) = Page(log, cancellationToken);
        var nodes = new Dictionary<string, int>();
        if (page.Count > 0 && AsksForNodes)
        {
            await FindAsync(page, nodes, cancellationToken);
        }

        return new ChangesAnswer(plan.Items, page, start, total, nodes);
    }

    private bool AsksForNodes => Has(plan.Items);

    private static bool Has(IEnumerable<ChangeItem> items) =>
        items.Any(item => item.Kind == ChangeItemKind.TargetNode || Has(item.Items));

    private (List<FoundChange> Page, int Start, int Total) Page(ChangeLog log, CancellationToken cancellationToken)
    {
        var since = plan.Since < 0 ? DateTimeOffset.MinValue : (DateTimeOffset)bound[plan.Since]!;
        ChangePosition? after = plan.After < 0 ? null : (ChangePosition)bound[plan.After]!;
        var size = plan.First < 0 ? plan.DefaultSize : (int)(long)bound[plan.First]!;
        var (page, start, total) = (new List<FoundChange>(), 0, 0);
        foreach (var import in log.Imports.TakeWhile(import => import.At > since))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < import.Changes.Count; i++)
            {
                var change = import.Changes[i];
                if (!IsWanted(change))
                {
                    continue;
                }

                total++;
                var position = new ChangePosition(import.Number, i);
                if (after is { } place && !place.IsBefore(position))
                {
                    start++;
                }
                else if (page.Count < size)
                {
                    page.Add(new FoundChange(import, position, change));
                }
            }
        }

        return (page, start, total);
    }

    // What an earlier version of the model knew, and this one does not, cannot be told of.
    private bool IsWanted(GraphChange change) => plan.Kinds.Contains(change.Kind) && (change.Id is not null
        ? _types.Contains(change.Type) && TypeOf(change.Id) is { } type && type.Name == change.Type
        : _relationships.Contains(change.Type)
            && TypeOf(change.Source!) is { } from && TypeOf(change.Target!) is { } to
            && (_types.Contains(from.Name) || _types.Contains(to.Name)));

    private NodeType? TypeOf(string id) => topology.Model.NodeTypeOfId(id);

    private async ValueTask FindAsync(List<FoundChange> page, Dictionary<string, int> nodes, CancellationToken cancellationToken)
    {
        string[] ids = [.. page.Select(found => found.Change.Id).OfType<string>().Distinct()];
        var found = new int[ids.Length];
        await topology.FindAsync(ids, found, cancellationToken);
        for (var i = 0; i < ids.Length; i++)
        {
            if (found[i] >= 0)
            {
                nodes[ids[i]] = found[i];
            }
        }

        // From then on their types are known.
        int[] there = [.. nodes.Values];
        await topology.RankAsync(there, [.. topology.Model.NodeTypes], [], there.Length, [], cancellationToken);
    }
}
