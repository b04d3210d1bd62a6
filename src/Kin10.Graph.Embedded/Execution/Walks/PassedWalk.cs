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
    private readonly IntSet _seenOnWays = new(nodes);
    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];
    private readonly List<int> _passed = [];

    // By hop: the nodes that it reaches, and its relationships that lead to a target, each as the target in the high half and its source
    // in the low.
    private List<int>[] _sets = [];
    private List<long>[] _links = [];

    /// <summary>Tells, for each row, the nodes on the ways to it.</summary>
    public void Collect(WalkStep[] steps, ushort[] typeOf, int node, PassedNodes passed)
    {
        Follow(steps, typeOf, node, passed.Page);
        for (var row = 0; row < passed.Page.Count; row++)
        {
            FindPassed(steps.Length, passed.Page.Nodes[row]);
            foreach (var between in _passed)
            {
                passed.Add(row, between);
            }
        }
    }

    /// <summary>Puts, in the place of each row's edge, how many nodes are on the ways to it.</summary>
    public void Count(WalkStep[] steps, ushort[] typeOf, int node, RowBuffer rows)
    {
        Follow(steps, typeOf, node, rows);
        for (var row = 0; row < rows.Count; row++)
        {
            FindPassed(steps.Length, rows.Nodes[row]);
            rows.Edges[row] = _passed.Count;
        }
    }

    private void Follow(WalkStep[] steps, ushort[] typeOf, int node, RowBuffer rows)
    {
        while (_sets.Length < steps.Length)
        {
            (_sets, _links) = ([.. _sets, []], [.. _links, []]);
        }

        FollowForward(steps, typeOf, node);
        FollowBack(steps, typeOf, rows);
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
    private void FollowBack(WalkStep[] steps, ushort[] typeOf, RowBuffer rows)
    {
        _seen.Clear();
        for (var row = 0; row < rows.Count; row++)
        {
            _seen.Add(rows.Nodes[row]);
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

    // Each once, in any order.
    private void FindPassed(int hops, int target)
    {
        _passed.Clear();
        _seenOnWays.Clear();
        _targets.Clear();
        _targets.Add(target);
        for (var hop = hops - 1; hop > 0; hop--)
        {
            var links = _links[hop];
            _sources.Clear();
            _seen.Clear();
            foreach (var reached in _targets)
            {
                var place = links.BinarySearch((long)reached << 32);
                for (var i = place < 0 ? ~place : place; i < links.Count && (int)(links[i] >> 32) == reached; i++)
                {
                    ticker.Tick();
                    var source = Source(links[i]);
                    if (!_seen.Add(source))
                    {
                        continue;
                    }

                    _sources.Add(source);
                    if (_seenOnWays.Add(source))
                    {
                        _passed.Add(source);
                    }
                }
            }

            _targets.Clear();
            _targets.AddRange(_sources);
        }
    }

    private static int Source(long link) => (int)(uint)link;
}
