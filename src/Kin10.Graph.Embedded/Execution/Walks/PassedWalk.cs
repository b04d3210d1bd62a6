using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>
/// Finds the nodes between: follows a path forward as sets, then back from the targets that are wanted, over the relationships between the
/// sets alone. What lies on some way to a target is what is met on the way back from it. Reused.
/// </summary>
/// <param name="ticker">Called for each relationship that is walked.</param>
/// <param name="nodes">How many nodes the graph has; 0 where that is not known.</param>
internal sealed class PassedWalk(RowTicker ticker, int nodes)
{
    private readonly IntSet _seen = new(nodes);
    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];

    // By hop: the nodes that it reaches, and its relationships that lead to a target, each as the target in the high half and its source
    // in the low.
    private List<int>[] _sets = [];
    private List<long>[] _links = [];

    /// <summary>Tells, for each row, the nodes on the ways to it.</summary>
    public void Collect(WalkStep[] steps, ushort[] typeOf, int node, PassedNodes passed)
    {
        while (_sets.Length < steps.Length)
        {
            (_sets, _links) = ([.. _sets, []], [.. _links, []]);
        }

        FollowForward(steps, typeOf, node);
        FollowBack(steps, typeOf, passed);
        for (var row = 0; row < passed.Rows; row++)
        {
            Collect(steps.Length, row, passed);
        }
    }

    // All sets but the last.
    private void FollowForward(WalkStep[] steps, ushort[] typeOf, int node)
    {
        _sources.Clear();
        _sources.Add(node);
        var from = _sources;
        for (var hop = 0; hop < steps.Length - 1; hop++)
        {
            var set = _sets[hop];
            set.Clear();
            _seen.Clear();
            foreach (var source in from)
            {
                foreach (var adjacency in steps[hop].Adjacencies)
                {
                    var (start, end) = adjacency.Range(source);
                    for (var i = start; i < end; i++)
                    {
                        ticker.Tick();
                        var target = adjacency.Targets[i];
                        if (steps[hop].Allows(typeOf[target]) && _seen.Add(target))
                        {
                            set.Add(target);
                        }
                    }
                }
            }

            from = set;
        }
    }

    // All links but those of the first hop, which start at the node itself.
    private void FollowBack(WalkStep[] steps, ushort[] typeOf, PassedNodes passed)
    {
        _seen.Clear();
        for (var row = 0; row < passed.Rows; row++)
        {
            _seen.Add(passed.Target(row));
        }

        for (var hop = steps.Length - 1; hop > 0; hop--)
        {
            var links = _links[hop];
            links.Clear();
            foreach (var source in _sets[hop - 1])
            {
                foreach (var adjacency in steps[hop].Adjacencies)
                {
                    var (start, end) = adjacency.Range(source);
                    for (var i = start; i < end; i++)
                    {
                        ticker.Tick();
                        var target = adjacency.Targets[i];
                        if (steps[hop].Allows(typeOf[target]) && _seen.Contains(target))
                        {
                            links.Add(((long)target << 32) | (uint)source);
                        }
                    }
                }
            }

            links.Sort();
            _seen.Clear();
            foreach (var link in links)
            {
                _seen.Add(Source(link));
            }
        }
    }

    private void Collect(int hops, int row, PassedNodes passed)
    {
        _targets.Clear();
        _targets.Add(passed.Target(row));
        for (var hop = hops - 1; hop > 0; hop--)
        {
            var links = _links[hop];
            _sources.Clear();
            _seen.Clear();
            foreach (var target in _targets)
            {
                var place = links.BinarySearch((long)target << 32);
                for (var i = place < 0 ? ~place : place; i < links.Count && (int)(links[i] >> 32) == target; i++)
                {
                    ticker.Tick();
                    var source = Source(links[i]);
                    if (_seen.Add(source))
                    {
                        _sources.Add(source);
                        passed.Add(row, source);
                    }
                }
            }

            _targets.Clear();
            _targets.AddRange(_sources);
        }
    }

    private static int Source(long link) => (int)(uint)link;
}
