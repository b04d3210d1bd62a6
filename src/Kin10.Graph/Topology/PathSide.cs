namespace Kin10.Graph.Topology;

/// <summary>One of the two ends from which ways are looked for: the nodes that it has come to, level by level.</summary>
internal sealed class PathSide : ILinkVisitor, IDisposable
{
    private readonly NodeMarks _marks = new();
    private readonly List<List<(int Near, int Far)>> _levels = [];

    public PathSide(int start)
    {
        _marks.TryMark(start, 0);
        Frontier = [start];
    }

    /// <summary>How far it has come.</summary>
    public int Depth => _levels.Count;

    /// <summary>The nodes at that distance.</summary>
    public List<int> Frontier { get; private set; }

    /// <summary>The links that lead to a distance from the one before, some perhaps more than once.</summary>
    public List<(int Near, int Far)> Level(int distance) => _levels[distance - 1];

    /// <summary>Whether it has come to a node.</summary>
    public bool Knows(int node) => _marks.DistanceOf(node) >= 0;

    /// <summary>The nodes whose links are to be followed; what is visited from now on lies one link further.</summary>
    public int[] Next()
    {
        int[] expanding = [.. Frontier];
        Frontier = [];
        _levels.Add([]);
        return expanding;
    }

    public void Visit(int from, int to)
    {
        if (_marks.TryMark(to, Depth))
        {
            Frontier.Add(to);
        }

        if (_marks.DistanceOf(to) == Depth)
        {
            _levels[^1].Add((from, to));
        }
    }

    public void Dispose() => _marks.Dispose();
}
