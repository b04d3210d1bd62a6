namespace Kin10.Graph.Derivations;

/// <summary>
/// Finds the ten partners of other groups that are most similar to a group: from its rarest feature on, and from those on that could be
/// most similar, no further than one could still be among the ten. One for each thread.
/// </summary>
internal sealed class SimilaritySearch(SimilarityIndex index)
{
    // More than a sum of weights can be off.
    private const double Slack = 1 + 1e-9;

    // Fewer groups are sooner looked at than bounded.
    private const int WorthABound = 20;
    private readonly NodeSet _seen = new(index.Groups.Count);
    private readonly NodeSet _seenClasses = new(index.ClassCount);
    private readonly LeastUnion _leastUnion = new(index);
    private readonly TopTen _top = new();
    private readonly List<int> _rarestFirst = [];
    private double[] _left = [];

    /// <summary>Finds them, the best first.</summary>
    /// <param name="group">The group, which is not among those found.</param>
    /// <param name="ids">The ids of all features.</param>
    public Suggestion[] Find(int group, IReadOnlyList<string> ids)
    {
        _top.Clear();
        _seen.Clear();
        _seen.Add(group);
        _seenClasses.Clear();
        _rarestFirst.Clear();
        foreach (var feature in index.Features(group))
        {
            _rarestFirst.Add(feature);
        }

        _rarestFirst.Sort((one, other) => index.Weights[other].CompareTo(index.Weights[one]) is var order && order != 0
            ? order
            : one.CompareTo(other));
        SumUpWhatIsLeft();
        for (var i = 0; i < _rarestFirst.Count && !_top.Beats(Most(group, _left[i], _left[i])); i++)
        {
            if (index.IsCommon(_rarestFirst[i]))
            {
                FindAmongClasses(index.ClassesByWeight(_rarestFirst[i]), group, _left[i]);
                continue;
            }

            foreach (var other in index.Having(_rarestFirst[i]))
            {
                Offer(group, other);
            }
        }

        return _top.ToSuggestions(other => Reasons(group, other, ids));
    }

    // Added up from the last one on, not taken away from the first: so the error stays small against the sum.
    private void SumUpWhatIsLeft()
    {
        if (_left.Length < _rarestFirst.Count)
        {
            _left = new double[2 * _rarestFirst.Count];
        }

        var sum = 0.0;
        for (var i = _rarestFirst.Count - 1; i >= 0; i--)
        {
            sum += index.Weights[_rarestFirst[i]];
            _left[i] = sum;
        }
    }

    // Who has exactly what is left would be the most similar; the heavier and the lighter, the less.
    private void FindAmongClasses(ReadOnlySpan<int> classes, int group, double left)
    {
        var (low, high) = (0, classes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = index.Total(classes[middle]) < left ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < classes.Length && !_top.Beats(Most(group, index.Total(classes[i]), left)); i++)
        {
            FindInClass(group, classes[i]);
        }

        for (var i = low - 1; i >= 0 && !_top.Beats(Most(group, index.Total(classes[i]), left)); i--)
        {
            FindInClass(group, classes[i]);
        }
    }

    // Who shares a rare feature with the group was seen before: all others share the same common ones with it.
    private void FindInClass(int group, int number)
    {
        if (!_seenClasses.Add(number))
        {
            return;
        }

        var groups = index.GroupsOf(number);
        var most = groups.Length < WorthABound ? 1 : _leastUnion.MostSimilar(group, groups[0]);
        foreach (var other in groups)
        {
            if (_top.Beats(most, index.Groups.First(other)))
            {
                return;
            }

            Offer(group, other);
        }
    }

    // The most that a group of this weight can score that shares no more than what is left.
    private double Most(int group, double total, double left)
    {
        var own = index.Totals[group];
        return Slack * (total <= left ? total / own : left / (own + total - left));
    }

    private void Offer(int group, int other)
    {
        if (!_seen.Add(other))
        {
            return;
        }

        var score = Score(index.Features(group), index.Features(other));
        foreach (var node in index.Groups.Members(other))
        {
            if (!_top.Offer(score, node, other))
            {
                return;
            }
        }
    }

    private double Score(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var weights = index.Weights;
        var (shared, either, i, j) = (0.0, 0.0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
            {
                shared += weights[one[i]];
                either += weights[one[i++]];
                j++;
            }
            else
            {
                either += one[i] < other[j] ? weights[one[i++]] : weights[other[j++]];
            }
        }

        var rest = i < one.Length ? one[i..] : other[j..];
        foreach (var feature in rest)
        {
            either += weights[feature];
        }

        return shared / either;
    }

    private string[] Reasons(int group, int other, IReadOnlyList<string> ids)
    {
        var reasons = new List<string>();
        var own = index.Features(group);
        foreach (var feature in index.Features(other))
        {
            if (own.BinarySearch(feature) >= 0)
            {
                reasons.Add(ids[feature]);
            }
        }

        return [.. reasons];
    }
}
