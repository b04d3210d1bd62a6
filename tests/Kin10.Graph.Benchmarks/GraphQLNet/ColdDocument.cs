using System.Text.RegularExpressions;

namespace Kin10.Graph.Benchmarks.GraphQLNet;

/// <summary>A document that can be made new again and again.</summary>
/// <param name="What">What it asks.</param>
/// <param name="Query">Its text, with a named operation. Where a type is not plain it asks for <c>__typename</c>.</param>
/// <param name="Variables">The JSON of its variables; null for none.</param>
internal sealed partial record ColdDocument(string What, string Query, string? Variables)
{
    /// <summary>From the smallest to questions of an analyst.</summary>
    public static ColdDocument[] All { get; } =
    [
        new("one node", "query Q { rootCause(id: \"RootCause:teaching-is-devalued-by-cultural-norms\") { id name } }", null),
        new("ten partners", "query Q { partners(first: 10, order: [{ name: ASC }]) { totalCount nodes { id name sector } } }", null),
        .. new[]
        {
            "01-who-addresses-this-root-cause", "02-what-is-left-alone", "03-catalysts-with-least-investment",
            "05-partners-by-sector-state-and-challenge", "06-practices-to-adapt", "09-teachers-promised-and-reached",
        }.Select(Question),
        new("12 filters", $"query Q {{ {string.Join(' ', Enumerable.Range(0, 12).Select(Filter))} }}", null),
    ];

    /// <summary>The document with another name of its operation.</summary>
    public string Named(string name) => OperationName().Replace(Query, $"query {name}", 1);

    private static ColdDocument Question(string name)
    {
        var (query, variables) = Questions.Read(name);
        return new(name, query, variables?.GetRawText());
    }

    private static string Filter(int number) =>
        $"f{number}: partners(where: {{ sector: {{ in: [NONPROFIT, COMPANY] }}, name: {{ startsWith: \"{(char)('A' + number)}\" }}, "
        + $"commitments: {{ some: {{ stages: {{ some: {{ eq: PREPARATION }} }} }}, count: {{ lt: {number + 2} }} }} }}, "
        + "order: [{ commitments: { count: DESC } }, { name: ASC }], first: 3) { totalCount nodes { id name } }";

    [GeneratedRegex(@"\bquery \w+")]
    private static partial Regex OperationName();
}
