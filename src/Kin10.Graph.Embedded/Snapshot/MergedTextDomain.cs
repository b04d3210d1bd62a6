namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The texts of several domains in one order, for rows of several types.</summary>
internal sealed class MergedTextDomain : TextDomain
{
    private readonly TextDomain[] _domains;
    private readonly (int Domain, int Rank)[] _entries;

    public MergedTextDomain(TextDomain[] domains)
    {
        _domains = domains;
        Maps = [.. domains.Select(domain => new int[domain.Count])];
        var entries = new List<(int, int)>();
        var next = new int[domains.Length];
        while (Least(next) is var least and >= 0)
        {
            var text = domains[least].Text(next[least]);
            for (var i = 0; i < domains.Length; i++)
            {
                if (next[i] < domains[i].Count && domains[i].Text(next[i]).SequenceEqual(text))
                {
                    Maps[i][next[i]] = entries.Count;
                    next[i] += i == least ? 0 : 1;
                }
            }

            entries.Add((least, next[least]++));
        }

        _entries = [.. entries];
    }

    /// <summary>For each domain, the rank here of each of its texts.</summary>
    public int[][] Maps { get; }

    public override int Count => _entries.Length;

    public override ReadOnlySpan<byte> Text(int rank)
    {
        var (domain, inner) = _entries[rank];
        return _domains[domain].Text(inner);
    }

    private int Least(int[] next)
    {
        var least = -1;
        for (var i = 0; i < _domains.Length; i++)
        {
            if (next[i] < _domains[i].Count
                && (least < 0 || _domains[i].Text(next[i]).SequenceCompareTo(_domains[least].Text(next[least])) < 0))
            {
                least = i;
            }
        }

        return least;
    }
}
