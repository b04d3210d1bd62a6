using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Puts a wrong value into a valid operation: of another kind, out of range, unknown, missing or null.</summary>
internal sealed class RandomMistakes(Random random)
{
    private static readonly ValueNode[] Wrong =
    [
        .. new[]
        {
            "null", "-1", "501", "2147483648", "9223372036854775808", "1.5", "1e400", "\"\"", "\"nonsense\"", "\"AAAAAAAAAAA\"",
            "\"2020-02-30\"", "true",
            "UNKNOWN", "[]", "[null]", "[[]]", "{}", "{ unknown: 1 }", "{ eq: 1, unknown: 2 }", "{ id: ASC, name: ASC }", "$unknown",
        }.Select(GraphQLParser.ParseValue),
    ];

    /// <summary>The operation with one value exchanged; the same where it has none.</summary>
    public RandomOperation In(RandomOperation operation)
    {
        var value = Wrong[random.Next(Wrong.Length)];
        var places = new OperationVariants(_ => [value], leavesOut: false).Of(operation).ToList();
        return places.Count == 0 ? operation : places[random.Next(places.Count)];
    }
}
