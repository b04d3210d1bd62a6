using Kin10.Graph.Search.Storage;
using SQLitePCL;

namespace Kin10.Graph.Search.Queries;

/// <summary>The nearest words of the graph, for words that no text has.</summary>
internal static class Spelling
{
    /// <summary>The most words of a text that are looked at.</summary>
    public const int MaxWords = 8;

    /// <summary>The most suggestions for a word.</summary>
    public const int MaxPerWord = 3;

    // Longer ones are no words that somebody mistyped.
    private const int MaxLength = 40;

    private const string ReadAsked = "SELECT term FROM asked_words ORDER BY offset";
    private const string ReadNear = "SELECT term, documents FROM vocabulary WHERE letters BETWEEN $p0 AND $p1";
    private const string FindStem = "SELECT 'found' FROM stems WHERE stems MATCH $p0 LIMIT 1";

    /// <summary>Words for a query that finds nothing: nearest first, then most frequent first, as the graph has them.</summary>
    public static IReadOnlyList<string> Suggest(IndexConnection connection, IndexTables tables, SearchQuery query)
    {
        var found = new List<string>();
        foreach (var word in Words(connection, query).Where(word => word.Length <= MaxLength && !IsKnown(connection, word)).Take(MaxWords))
        {
            found.AddRange(Nearest(connection, word).Select(term => AsWritten(connection, tables, term)));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    // A word may be left out or wrong in one letter; a long one in two.
    private static int MostApart(string word) => word.Length < 3 ? 0 : word.Length < 6 ? 1 : 2;

    private static List<string> Words(IndexConnection connection, SearchQuery query)
    {
        connection.Execute("INSERT INTO asked (text) VALUES ($p0)", string.Join(' ', query.Parts));
        var words = ReadTexts(connection, ReadAsked, []);
        connection.Execute("DELETE FROM asked");
        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsKnown(IndexConnection connection, string word) =>
        connection.ReadText(FindStem, SearchQuery.Quoted(word)) is not null;

    private static IEnumerable<string> Nearest(IndexConnection connection, string word)
    {
        var most = MostApart(word);
        if (most == 0)
        {
            return [];
        }

        var near = new List<(string Term, int Distance, long Documents)>();
        connection.Read(ReadNear, [(long)(word.Length - most), (long)(word.Length + most)], statement =>
        {
            var term = raw.sqlite3_column_text(statement, 0).utf8_to_string();
            if (EditDistance.Of(word, term, most) is var distance && distance <= most)
            {
                near.Add((term, distance, raw.sqlite3_column_int64(statement, 1)));
            }

            return true;
        });
        return near
            .OrderBy(item => item.Distance)
            .ThenByDescending(item => item.Documents)
            .ThenBy(item => item.Term, StringComparer.Ordinal)
            .Take(MaxPerWord)
            .Select(item => item.Term);
    }

    // A vocabulary has neither case nor diacritics: the first text that has the word shows it.
    private static string AsWritten(IndexConnection connection, IndexTables tables, string term)
    {
        var marked = connection.ReadText(tables.HighlightWord, SearchQuery.Quoted(term)) ?? "";
        var start = marked.IndexOf(IndexTables.Mark, StringComparison.Ordinal) + 1;
        var end = start == 0 ? -1 : marked.IndexOf(IndexTables.Mark, start);
        return end < 0 ? term : marked[start..end];
    }

    private static List<string> ReadTexts(IndexConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var texts = new List<string>();
        connection.Read(sql, values, statement =>
        {
            texts.Add(raw.sqlite3_column_text(statement, 0).utf8_to_string());
            return true;
        });
        return texts;
    }
}
