using Kin10.GraphQL.Language;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>Makes an operation smaller as long as it still shows a difference: leaves out what stands between brackets, or a part of it.</summary>
/// <param name="isDifferent">Whether an operation still shows it.</param>
internal sealed class Shrinking(Func<string, Task<bool>> isDifferent)
{
    public async Task<string> ShrinkAsync(string query)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var candidate in Candidates(query).OrderBy(candidate => candidate.Length).ToList())
            {
                if (candidate.Length < query.Length && Parses(candidate) && await isDifferent(candidate))
                {
                    (query, found) = (candidate, true);
                    break;
                }
            }
        }

        return query;
    }

    // Every run of tokens from one place to the end of the bracket that it stands in, or to the end of a bracket that it opens.
    private static IEnumerable<string> Candidates(string query)
    {
        for (var start = 1; start < query.Length; start++)
        {
            if (!IsStart(query, start))
            {
                continue;
            }

            var depth = 0;
            var inString = false;
            for (var end = start; end < query.Length; end++)
            {
                var c = query[end];
                if (inString)
                {
                    inString = c != '"' || query[end - 1] == '\\';
                    continue;
                }

                inString = c == '"';
                depth += c is '{' or '(' or '[' ? 1 : c is '}' or ')' or ']' ? -1 : 0;
                if (depth < 0)
                {
                    break;
                }

                if (depth == 0 && (end + 1 == query.Length || query[end + 1] is ' ' or ',' or ')' or ']' or '}' || c is '}' or ')' or ']'))
                {
                    yield return query[..start] + query[(end + 1)..];
                }
            }
        }
    }

    private static bool IsStart(string query, int at) => query[at - 1] is ' ' or '(' or '[' or '{' || query[at] is '(' or '{' or '[';

    private static bool Parses(string query)
    {
        try
        {
            GraphQLParser.Parse(query);
            return true;
        }
        catch (Kin10.GraphQL.Errors.GraphQLException)
        {
            return false;
        }
    }
}
