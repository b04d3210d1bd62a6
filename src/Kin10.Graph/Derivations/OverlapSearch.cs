namespace Kin10.Graph.Derivations;

/// <summary>
/// Finds the ten candidates that have most of what is wanted: from the rarest thing on, and no further than somebody who has only what
/// is left could still be among the ten. One for each thread.
/// </summary>
internal sealed class OverlapSearch(OverlapIndex index)
{
    // More than a sum can be off. Sums of whole numbers are exact.
    private readonly double _slack = index.IsExact ? 1 : 1 + 1e-9;
    private readonly NodeSet _wanted = new(index.Weights.Length);
    private readonly NodeSet _seen = new(index.Groups.Count);
    private readonly List<int> _rarestFirst = [];
    private readonly TopTen _top = new();
    private double[] _left = [];
    private double _total;

    /// <summary>Whether a whole group may not be suggested; asked only of those that would be among the ten.</summary>
    public Predicate<int>? IsGroupExcluded { get; init; }

    /// <summary>Whether a candidate may not be suggested; asked only of those that would be among the ten.</summary>
    public Predicate<int>? IsExcluded { get; init; }

    /// <summary>Finds them: <see cref="Suggestions"/> tells them until the next search.</summary>
    /// <param name="wanted">What is wanted, ascending.</param>
    /// <param name="total">By what the weight of what they have is divided.</param>
    public void Find(ReadOnlySpan<int> wanted, double total)
    {
        _total = total;
        _top.Clear();
        _seen.Clear();
        _wanted.Clear();
        _wanted.AddAll(wanted);
        _rarestFirst.Clear();
        foreach (var thing in wanted)
        {
            // Nobody is suggested for what counts nothing alone.
            if (index.Weights[thing] > 0)
            {
                _rarestFirst.Add(thing);
            }
        }

        _rarestFirst.Sort((one, other) => index.ByNode(one).Length.CompareTo(index.ByNode(other).Length) is var order && order != 0
            ? order
            : one.CompareTo(other));
        SumUpWhatIsLeft();
        for (var i = 0; i < _rarestFirst.Count && !_top.Beats(_left[i] * _slack / total); i++)
        {
            if (i == _rarestFirst.Count - 1)
            {
                FindAmongLast(_rarestFirst[i]);
            }
            else
            {
                FindAmong(_rarestFirst[i], _left[i]);
            }
        }
    }

    /// <summary>What was found, each with the wanted things that it has.</summary>
    /// <param name="ids">The ids of all things.</param>
    public Suggestion[] Suggestions(IReadOnlyList<string> ids) => _top.ToSuggestions(group => Reasons(group, ids));

    private string[] Reasons(int group, IReadOnlyList<string> ids)
    {
        var reasons = new List<string>();
        foreach (var thing in index.Things(group))
        {
            if (_wanted.Contains(thing))
            {
                reasons.Add(ids[thing]);
            }
        }

        return [.. reasons];
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

    private void FindAmong(int thing, double left)
    {
        var groups = index.ByPotential(thing);
        for (var i = 0; i < groups.Length; i++)
        {
            var most = Math.Min(left, index.Potentials[groups[i]]) * _slack / _total;
            if (_top.Beats(most))
            {
                return;
            }

            if (index.IsExact && _top.Beats(most, index.Groups.First(groups[i])))
            {
                // The others of this potential come after it.
                i = index.EndOfPotential(thing, i) - 1;
            }
            else if (_seen.Add(groups[i]))
            {
                Offer(groups[i]);
            }
        }
    }

    // Who was not seen before has nothing but this one: all score the same, and the least are the best.
    private void FindAmongLast(int thing)
    {
        foreach (var group in index.ByNode(thing))
        {
            if (_top.Beats(index.Weights[thing] / _total, index.Groups.First(group)))
            {
                return;
            }

            if (_seen.Add(group))
            {
                Offer(group);
            }
        }
    }

    private void Offer(int group)
    {
        var sum = 0.0;
        foreach (var thing in index.Things(group))
        {
            sum += _wanted.Contains(thing) ? index.Weights[thing] : 0;
        }

        var score = sum / _total;
        if (_top.Beats(score, index.Groups.First(group)) || IsGroupExcluded?.Invoke(group) == true)
        {
            return;
        }

        foreach (var node in index.Groups.Members(group))
        {
            if (_top.Beats(score, node))
            {
                return;
            }

            if (IsExcluded?.Invoke(node) != true)
            {
                _top.Offer(score, node, group);
            }
        }
    }
}
