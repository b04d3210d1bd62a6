using System.Globalization;
using Kin10.Graph.Search.Storage;
using SQLitePCL;

namespace Kin10.Graph.Search.Queries;

/// <summary>
/// Finds the rows of a query. A row is found where all parts are met by their stems, or where all but the last are and the last one is met,
/// as it is written, with a last word that goes on. Its score is that of the expression by which it was found: bm25 adds up over parts.
/// </summary>
internal static class Ranking
{
    /// <summary>The rows, best first.</summary>
    public static RankedRow[] Find(IndexConnection connection, IndexTables tables, SearchQuery query)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        var found = Read(connection, tables.MatchStems, [query.All], isBeginning: false);
        var whole = found.Count;
        var beginning = Read(connection, tables.MatchWords, [query.Beginning, query.All], isBeginning: true);
        if (query.Parts.Length == 1)
        {
            found.AddRange(beginning);
        }
        else if (beginning.Count > 0)
        {
            AddBoth(found, beginning, Read(connection, tables.MatchStems, [query.AllButLast], isBeginning: false));
        }

        // Logarithms differ in their last bits from machine to machine.
        var rows = found.Select(row => row with { Score = SixDigits(row.Score) }).ToArray();
        Array.Sort(rows);
        return rows;
    }

    private static List<RankedRow> Read(IndexConnection connection, string sql, ReadOnlySpan<object> values, bool isBeginning)
    {
        var rows = new List<RankedRow>();
        connection.Read(sql, values, statement =>
        {
            rows.Add(new RankedRow(raw.sqlite3_column_int(statement, 0), raw.sqlite3_column_double(statement, 1), isBeginning));
            return true;
        });
        return rows;
    }

    // Rows come in order from FTS5.
    private static void AddBoth(List<RankedRow> found, List<RankedRow> beginning, List<RankedRow> others)
    {
        var next = 0;
        foreach (var row in beginning)
        {
            while (next < others.Count && others[next].Row < row.Row)
            {
                next++;
            }

            if (next < others.Count && others[next].Row == row.Row)
            {
                found.Add(row with { Score = row.Score + others[next].Score });
            }
        }
    }

    private static double SixDigits(double score)
    {
        if (score <= 0 || !double.IsFinite(score))
        {
            return 0;
        }

        var digits = 5 - (int)Math.Floor(Math.Log10(score));
        return digits is >= 0 and <= 15
            ? Math.Round(score, digits)
            : double.Parse(score.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
