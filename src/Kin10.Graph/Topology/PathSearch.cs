using Kin10.Graph.Plan;

namespace Kin10.Graph.Topology;

/// <summary>
/// Finds the shortest ways between two nodes: level by level from both of them, always from the end that has fewer nodes to go on from,
/// until the two meet.
/// </summary>
internal sealed class PathSearch(ResponseField field, PathsComputation plan, BoundPlan bound, IGraphTopology topology)
{
    public async ValueTask<ComputedAnswer> RunAsync(CancellationToken cancellationToken)
    {
        var ends = new int[2];
        await topology.FindAsync([(string)bound[plan.From]!, (string)bound[plan.To]!], ends, cancellationToken);
        var first = (int)(long)bound[plan.First]!;
        if (ends[0] < 0 || ends[1] < 0 || ends[0] == ends[1] || first == 0 || plan.Relationships.IsEmpty)
        {
            return new PathsAnswer(plan.Items, topology, []);
        }

        using var from = new PathSide(ends[0]);
        using var to = new PathSide(ends[1]);
        var (maxLength, visited, meeting) = ((long)bound[plan.MaxLength]!, 0, new HashSet<int>());
        while (meeting.Count == 0 && from.Depth + to.Depth < maxLength && from.Frontier.Count > 0 && to.Frontier.Count > 0)
        {
            var (side, other) = from.Frontier.Count <= to.Frontier.Count ? (from, to) : (to, from);
            visited += await topology.ExpandAsync(side.Next(), plan.Relationships, plan.MostVisited - visited, side, cancellationToken);
            if (visited > plan.MostVisited)
            {
                return new RefusedAnswer(
                    field,
                    $"More than {plan.MostVisited} links would have to be followed. Ask for a smaller maxLength, or name fewer "
                    + "relationships.");
            }

            meeting = [.. side.Frontier.Where(other.Knows)];
        }

        return meeting.Count == 0
            ? new PathsAnswer(plan.Items, topology, [])
            : await ChooseAsync(ends[0], from, to, meeting, first, cancellationToken);
    }

    private async ValueTask<ComputedAnswer> ChooseAsync(
        int start, PathSide from, PathSide to, HashSet<int> meeting, int first, CancellationToken cancellationToken)
    {
        var steps = new List<List<(int From, int To)>>();
        var alive = new HashSet<int>(meeting);
        var reached = meeting;
        for (var distance = from.Depth; distance > 0; distance--)
        {
            List<(int From, int To)> step = [.. from.Level(distance).Where(link => reached.Contains(link.Far))];
            steps.Insert(0, step);
            reached = [.. step.Select(link => link.From)];
            alive.UnionWith(reached);
        }

        reached = meeting;
        for (var distance = to.Depth; distance > 0; distance--)
        {
            List<(int From, int To)> step =
                [.. to.Level(distance).Where(link => reached.Contains(link.Far)).Select(link => (link.Far, link.Near))];
            steps.Add(step);
            reached = [.. step.Select(link => link.To)];
            alive.UnionWith(reached);
        }

        // Without relationships all degrees are equal, so that nodes are ranked by their ids.
        var ranked = new List<RankedNode>();
        await topology.RankAsync(
            alive.ToArray(), [.. topology.Model.NodeTypes], [], alive.Count, ranked, cancellationToken);
        var ranks = ranked.Select((node, rank) => (node.Node, rank)).ToDictionary();
        var ways = Ways(start, steps, ranks, first);
        int[] nodes = [.. ways.SelectMany(static way => way).Distinct()];
        var links = new List<GraphLink>();
        await topology.LinksBetweenAsync(nodes, plan.Relationships, links, cancellationToken);
        return new PathsAnswer(plan.Items, topology, [.. ways.Select(way => new FoundPath(way, LinksOf(way, links, ranks)))]);
    }

    // Every beginning leads to the end, so that the first ways have the first beginnings.
    private static List<int[]> Ways(int start, List<List<(int From, int To)>> steps, Dictionary<int, int> ranks, int first)
    {
        List<int[]> ways = [[start]];
        foreach (var step in steps)
        {
            var ends = ways.Select(static way => way[^1]).ToHashSet();
            var next = step.Where(link => ends.Contains(link.From) && ranks.ContainsKey(link.To)).Distinct()
                .ToLookup(link => link.From, link => link.To);
            ways =
            [
                .. ways.SelectMany(way => next[way[^1]].OrderBy(node => ranks[node]).Select(node => (int[])[.. way, node])).Take(first),
            ];
        }

        return ways;
    }

    // Between two nodes the link whose type comes first, then whose source does.
    private static List<GraphLink> LinksOf(int[] way, List<GraphLink> links, Dictionary<int, int> ranks)
    {
        var chosen = new List<GraphLink>();
        for (var i = 1; i < way.Length; i++)
        {
            var (near, far) = (way[i - 1], way[i]);
            chosen.Add(links
                .Where(link => (link.Source == near && link.Target == far) || (link.Source == far && link.Target == near))
                .OrderBy(link => link.Type.Index)
                .ThenBy(link => ranks[link.Source])
                .First());
        }

        return chosen;
    }
}
