namespace Kin10.Graph.Derivations;

/// <summary>
/// The most that the groups of a class can score with a group with which they share no rare feature. What they share is known; in what
/// order their rare features stand among those of the group is not, and rounding depends on it. Adding is monotonic, rounded or not, so the
/// least sum over all orders is found step by step, to the bit. One for each thread.
/// </summary>
internal sealed class LeastUnion(SimilarityIndex index)
{
    // Beyond it the groups are looked at one by one.
    private const int MaxSteps = 4_096;
    private double[] _least = [];

    /// <summary>The most that they can score.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">The first group of the class.</param>
    public double MostSimilar(int group, int first)
    {
        var (own, others) = (index.Features(group).ToArray(), index.Features(first).ToArray());
        if ((long)(own.Length + 1) * (others.Length + 1) > MaxSteps)
        {
            return 1;
        }

        var shared = 0.0;
        foreach (var feature in own)
        {
            shared += index.IsCommon(feature) && others.AsSpan().BinarySearch(feature) >= 0 ? index.Weights[feature] : 0;
        }

        return shared / Least(own, others);
    }

    // What is least after i features of the one and j of the other, where merging them can come there at all.
    private double Least(int[] own, int[] others)
    {
        var width = others.Length + 1;
        if (_least.Length < (own.Length + 1) * width)
        {
            _least = new double[MaxSteps];
        }

        _least.AsSpan(0, (own.Length + 1) * width).Fill(double.PositiveInfinity);
        _least[0] = 0;
        for (var i = 0; i <= own.Length; i++)
        {
            for (var j = 0; j <= others.Length; j++)
            {
                Step(own, others, i, j, width);
            }
        }

        return _least[(own.Length * width) + others.Length];
    }

    private void Step(int[] own, int[] others, int i, int j, int width)
    {
        var sum = _least[(i * width) + j];
        var (hasOwn, hasOther) = (i < own.Length, j < others.Length);
        if (hasOwn && hasOther && own[i] == others[j] && index.IsCommon(own[i]))
        {
            Reach(((i + 1) * width) + j + 1, sum + index.Weights[own[i]]);
            return;
        }

        // Of a rare feature only the kind is known; where the kinds differ, their order is.
        var isOpen = hasOwn && hasOther && !index.IsCommon(others[j]) && index.AreOfOneKind(own[i], others[j]);
        if (hasOwn && (isOpen || !hasOther || own[i] < others[j]))
        {
            Reach(((i + 1) * width) + j, sum + index.Weights[own[i]]);
        }

        if (hasOther && (isOpen || !hasOwn || own[i] > others[j]))
        {
            Reach((i * width) + j + 1, sum + index.Weights[others[j]]);
        }
    }

    private void Reach(int place, double sum) => _least[place] = Math.Min(_least[place], sum);
}
