namespace Kin10.Graph.Derivations;

/// <summary>
/// Candidates by what they have, in groups that have the same. For each thing that can be had: the groups that have it, by their least
/// node, and by the most that they can score.
/// </summary>
internal sealed class OverlapIndex
{
    private readonly FactLinks _having;
    private readonly int[][] _byPotential;

    /// <summary>Makes it.</summary>
    /// <param name="groups">The candidates.</param>
    /// <param name="having">What each candidate has.</param>
    /// <param name="weights">What each thing counts; 0 or more.</param>
    public OverlapIndex(SetGroups groups, FactLinks having, double[] weights)
    {
        (Groups, Weights, IsExact) = (groups, weights, Array.TrueForAll(weights, double.IsInteger));
        var (starts, ends) = (new int[groups.Count + 1], new List<int>());
        Potentials = new double[groups.Count];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var thing in having.From(groups.First(group)))
            {
                ends.Add(thing);
                Potentials[group] += weights[thing];
            }

            starts[group + 1] = ends.Count;
        }

        _having = FactLinks.Create(starts, [.. ends], weights.Length);
        _byPotential = new int[weights.Length][];
        for (var thing = 0; thing < weights.Length; thing++)
        {
            _byPotential[thing] = _having.To(thing).ToArray();
            Array.Sort(_byPotential[thing], (left, right) => Potentials[right].CompareTo(Potentials[left]) is var order && order != 0
                ? order
                : left.CompareTo(right));
        }
    }

    public SetGroups Groups { get; }

    public double[] Weights { get; }

    /// <summary>Whether all weights are whole numbers, so that their sums are exact.</summary>
    public bool IsExact { get; }

    /// <summary>What each group would score if all that it has were asked for.</summary>
    public double[] Potentials { get; }

    /// <summary>What a group has, ascending.</summary>
    public ReadOnlySpan<int> Things(int group) => _having.From(group);

    /// <summary>Groups that have a thing, by their least node.</summary>
    public ReadOnlySpan<int> ByNode(int thing) => _having.To(thing);

    /// <summary>Groups that have a thing, the greatest potential first, then by their least node.</summary>
    public ReadOnlySpan<int> ByPotential(int thing) => _byPotential[thing];

    /// <summary>Where in <see cref="ByPotential"/> the groups end that have the same potential as the one at a place.</summary>
    public int EndOfPotential(int thing, int place)
    {
        var groups = _byPotential[thing];
        var (low, high) = (place + 1, groups.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Potentials[groups[middle]] == Potentials[groups[place]] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
