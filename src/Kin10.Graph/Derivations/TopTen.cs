namespace Kin10.Graph.Derivations;

/// <summary>The ten best of what is offered, by score, then by the number of the node.</summary>
internal sealed class TopTen
{
    public const int Capacity = 10;
    private readonly Scored[] _best = new Scored[Capacity];

    public int Count { get; private set; }

    /// <summary>Whether nothing at or below this score, from this node on, can be among the ten any more.</summary>
    public bool Beats(double score, int node)
    {
        if (Count < Capacity)
        {
            return false;
        }

        ref readonly var last = ref _best[Capacity - 1];
        return score < last.Score || (score == last.Score && node > last.Node);
    }

    /// <summary>Whether no score up to this one can be among the ten any more, whatever the node.</summary>
    public bool Beats(double score) => Beats(score, -1);

    /// <summary>Takes a node in, if it is among the ten; never the same node twice.</summary>
    public bool Offer(double score, int node, int group)
    {
        if (Beats(score, node))
        {
            return false;
        }

        var place = Count < Capacity ? Count++ : Capacity - 1;
        while (place > 0 && (_best[place - 1].Score < score || (_best[place - 1].Score == score && _best[place - 1].Node > node)))
        {
            _best[place] = _best[place - 1];
            place--;
        }

        _best[place] = new(score, node, group);
        return true;
    }

    public void Clear() => Count = 0;

    /// <summary>The ten with their reasons, which those of a group share.</summary>
    /// <param name="reasons">The reasons for a group.</param>
    public Suggestion[] ToSuggestions(Func<int, string[]> reasons)
    {
        var suggestions = new Suggestion[Count];
        for (var i = 0; i < Count; i++)
        {
            var group = _best[i].Group;
            var same = Array.FindIndex(_best, 0, i, other => other.Group == group);
            suggestions[i] = new(_best[i].Node, _best[i].Score, same >= 0 ? suggestions[same].Reasons : reasons(group));
        }

        return suggestions;
    }

    /// <summary>A node with its score, and the group in which it was found.</summary>
    private readonly record struct Scored(double Score, int Node, int Group);
}
