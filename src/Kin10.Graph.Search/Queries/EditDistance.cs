namespace Kin10.Graph.Search.Queries;

/// <summary>How far two words are apart: letters left out, added, changed, or two neighbours changed over.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or a number above <paramref name="most"/> where it is greater.</summary>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        var width = right.Length + 1;
        Span<int> before = stackalloc int[width];
        Span<int> last = stackalloc int[width];
        Span<int> row = stackalloc int[width];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var isSame = left[i - 1] == right[j - 1];
                var distance = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distance = Math.Min(distance, before[j - 2] + 1);
                }

                row[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[right.Length];
    }
}
