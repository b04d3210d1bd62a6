using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.HotChocolate.Tests;

/// <summary>
/// The conventions of HotChocolate.Data, laid beside the schema of the graph: whoever knows the one knows the other, but for the
/// differences that the document names and reasons.
/// </summary>
public sealed class ConventionsTests
{
    private const string None = "none";
    private const string OneOf = " @oneOf";

    // HotChocolate derives some names from generic types of .NET.
    private static readonly Dictionary<string, string> OurNames = new()
    {
        ["ListFilterInputTypeOfCommitmentFilterInput"] = "CommitmentListFilterInput",
        ["NullableOfSectorOperationFilterInput"] = "SectorOperationFilterInput",
    };

    // What these types have more than a small model is the graph's own.
    private static readonly HashSet<string> Larger =
    [
        "Query", "Partner", "Commitment", "RootCause", "Investment", "PartnerFilterInput", "CommitmentFilterInput", "RootCauseFilterInput",
        "InvestmentFilterInput", "PartnerSortInput", "CommitmentSortInput", "RootCauseSortInput", "InvestmentSortInput",
    ];

    [Fact]
    public void Schema_HasTheConventions_ButForTheDifferencesOfTheDocument()
    {
        var theirs = Read("tests", "Kin10.Graph.HotChocolate.Tests", "conventions.graphql");
        var ours = Read("schema", "schema.graphql");
        var differences = new List<string>();
        foreach (var type in theirs.Types.Where(type => type.SyntaxNodes.Count > 0 && type is not GraphQLScalarType))
        {
            Compare(type, ours, differences);
        }

        Assert.NotEmpty(differences);
        Assert.Equal(differences.Order(StringComparer.Ordinal), Document().Order(StringComparer.Ordinal));
    }

    private static void Compare(GraphQLNamedType theirs, GraphQLSchema schema, List<string> differences)
    {
        if (OurNames.TryGetValue(theirs.Name, out var name))
        {
            differences.Add(Row(theirs.Name, "the type", name));
        }

        name ??= theirs.Name;
        var ours = schema.FindType(name);
        if (ours is null)
        {
            differences.Add(Row(name, "the type", None));
            return;
        }

        var (expected, actual) = (Members(theirs), Members(ours));
        foreach (var (member, type) in expected)
        {
            // The values of a model's own enums are no convention.
            if (actual.GetValueOrDefault(member) is var other && other != type && (theirs is not GraphQLEnumType || IsSortEnum(theirs)))
            {
                differences.Add(Row($"{name}{member}", type, other ?? None));
            }
        }

        if (theirs is not GraphQLEnumType || IsSortEnum(theirs))
        {
            var more = actual.Where(pair => !expected.ContainsKey(pair.Key) && (!Larger.Contains(name) || pair.Key == OneOf));
            differences.AddRange(more.Select(pair => Row($"{name}{pair.Key}", None, pair.Value)));
        }
    }

    private static bool IsSortEnum(GraphQLNamedType type) => type.Name == "SortEnumType";

    private static Dictionary<string, string> Members(GraphQLNamedType type) => type switch
    {
        GraphQLFieldsType fields => fields.Fields
            .SelectMany(field => field.Arguments.Select(argument => ($".{field.Name}({argument.Name}:)", Ours(argument.Type)))
                .Prepend(($".{field.Name}", Ours(field.Type))))
            .ToDictionary(),
        GraphQLInputObjectType input => input.Fields.Select(field => ($".{field.Name}", Ours(field.Type)))
            .Concat(input.IsOneOf ? [(OneOf, "yes")] : Array.Empty<(string, string)>())
            .ToDictionary(),
        GraphQLEnumType values => values.Values.ToDictionary(value => $".{value.Name}", _ => "a value"),
        _ => throw new InvalidOperationException($"No convention is a {type.GetType().Name}."),
    };

    private static string Ours(GraphQLType type) =>
        OurNames.TryGetValue(type.NamedType.Name, out var name)
            ? type.ToString()!.Replace(type.NamedType.Name, name, StringComparison.Ordinal)
            : type.ToString()!;

    private static GraphQLSchema Read(params string[] path) =>
        SchemaBuilder.Build(GraphQLParser.Parse(File.ReadAllText(Repository.PathOf(path)), ParserLimits.Schema));

    private static string Row(string coordinate, string theirs, string ours) => $"| `{coordinate}` | {theirs} | {ours} |";

    // The rows of the table of differences, each without its reason, which must be there.
    private static IEnumerable<string> Document()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "hotchocolate.md"));
        foreach (var line in lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(c => c == '|') == 5))
        {
            var reason = line.TrimEnd('|').LastIndexOf('|') + 1;
            Assert.True(line[reason..].Trim(' ', '|').Length > 0, $"A difference without a reason: {line}");
            yield return line[..reason];
        }
    }
}
