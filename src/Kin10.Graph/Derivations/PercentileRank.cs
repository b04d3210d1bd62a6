namespace Kin10.Graph.Derivations;

/// <summary>Where a value stands among all: 0 for the least, 1 for the greatest, each where it is alone.</summary>
internal static class PercentileRank
{
    /// <summary>(How many are less + half of how many others are the same) / (how many there are - 1); 0.5 for one alone.</summary>
    public static double[] Of<T>(T[] values)
        where T : IComparable<T>
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort((T[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (var (start, end) = (0, 0); start < order.Length; start = end)
        {
            while (end < order.Length && values[order[end]].CompareTo(values[order[start]]) == 0)
            {
                end++;
            }

            var rank = order.Length == 1 ? 0.5 : (start + ((end - start - 1) / 2.0)) / (order.Length - 1);
            foreach (var node in order.AsSpan(start..end))
            {
                ranks[node] = rank;
            }
        }

        return ranks;
    }
}
