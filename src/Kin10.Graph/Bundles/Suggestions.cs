namespace Kin10.Graph.Bundles;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Suggestions
{
    /// <summary>The candidate with the fewest edits to <paramref name="text"/>, if they are no more than two or a third of its length.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var best = Math.Max(text.Length / 3, 2) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) < best && Distance(text, candidate) is var distance && distance < best)
            {
                (nearest, best) = (candidate, distance);
            }
        }

        return nearest;
    }

    // Levenshtein's edit distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
