using System.Collections;
using System.Globalization;
using System.Text.Json;
using Kin10.Bolt;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>Makes sure that two ways of asking a question are compared only where both give the same values.</summary>
internal static class AnswerCheck
{
    /// <summary>Compares a response with records.</summary>
    /// <exception cref="InvalidOperationException">They hold different values.</exception>
    public static void Require(Question question, ReadOnlyMemory<byte> response, IEnumerable<BoltRecord> records)
    {
        using var json = JsonDocument.Parse(response);
        var expected = Leaves(json.RootElement).Order(StringComparer.Ordinal).ToList();
        var found = Leaves(records.SelectMany(record => record.Values)).Order(StringComparer.Ordinal).ToList();
        if (expected.Count == 0 || !expected.SequenceEqual(found))
        {
            throw new InvalidOperationException(
                $"\"{question.What}\" and its Cypher differ: "
                + $"{string.Join(", ", expected.Except(found).Concat(found.Except(expected)).Take(10))}");
        }
    }

    private static IEnumerable<string> Leaves(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Leaves(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Leaves),
        _ => [json.ToString()],
    };

    // As JSON elements print: null as nothing, booleans with a capital.
    private static IEnumerable<string> Leaves(object? value) => value switch
    {
        string text => [text],
        Dictionary<string, object?> map => map.Values.SelectMany(Leaves),
        IEnumerable list => list.Cast<object?>().SelectMany(Leaves),
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""],
    };
}
