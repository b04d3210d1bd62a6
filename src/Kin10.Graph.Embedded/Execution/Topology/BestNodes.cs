using Kin10.Graph.Topology;

namespace Kin10.Graph.Embedded.Execution.Topology;

/// <summary>The first so many of nodes by degree, the highest first, then by id.</summary>
internal sealed class BestNodes(int most)
{
    // By what comes last: it gives way to what comes before.
    private readonly PriorityQueue<RankedNode, (long Degree, int Node)> _kept = new(LastFirst);

    private static Comparer<(long Degree, int Node)> LastFirst { get; } = Comparer<(long Degree, int Node)>.Create(
        static (x, y) => x.Degree != y.Degree ? x.Degree.CompareTo(y.Degree) : y.Node.CompareTo(x.Node));

    public void Add(int node, int degree)
    {
        if (_kept.Count < most)
        {
            _kept.Enqueue(new RankedNode(node, degree), (degree, node));
        }
        else if (most > 0)
        {
            _kept.EnqueueDequeue(new RankedNode(node, degree), (degree, node));
        }
    }

    /// <summary>Adds them in order.</summary>
    public void AddTo(List<RankedNode> ranked)
    {
        var first = ranked.Count;
        while (_kept.TryDequeue(out var node, out _))
        {
            ranked.Add(node);
        }

        ranked.Reverse(first, ranked.Count - first);
    }
}
