using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Tests.Validation;

/// <summary>One schema for the tests of all rules, and helpers that run one rule alone or all of them.</summary>
internal static class RuleHarness
{
    public const string SchemaText = """
        schema { query: Query mutation: Mutation subscription: Subscription }

        type Query {
          cause(id: ID!): Cause
          causes(where: CauseFilter, first: Int = 10, tags: [String!]): [Cause!]!
          node(id: ID!): Node
          organisation: Organisation
          found: Found
          pick(by: Pick!): Cause
          pickAny(by: [Pick!]): [Cause]
          scalars(
            int: Int, float: Float, text: String, flag: Boolean, id: ID, level: Level, json: Json, ints: [Int], grid: [[Int!]!]
          ): String
          needs(a: Int!, b: Int! = 3, c: Int): String
        }

        type Mutation { rename(id: ID!, name: String!): Cause }

        type Subscription { changed: Cause added(kind: String): Node }

        interface Node { id: ID! }

        interface Organisation { name: String! website: String states: [String!]! best: Node }

        type Cause implements Node {
          id: ID!
          name(upper: Boolean): String
          level: Level
          partners(first: Int, sector: String): [Partner!]!
          parent: Cause
          children: [Cause!]!
          related: Node
          weight: Float
        }

        type Partner implements Node & Organisation {
          id: ID!
          name: String!
          website: String
          states: [String!]!
          size: Int
          causes: [Cause!]
          best: Cause
          found: Found
        }

        type Funder implements Node & Organisation {
          id: ID!
          name: String!
          website: String
          states: [String!]!
          size: String
          causes: [Partner!]
          best: Partner
          amount: Int!
        }

        union Found = Cause | Partner

        enum Level { HIGH MIDDLE LOW }

        input CauseFilter {
          name: TextFilter
          level: Level
          and: [CauseFilter!]
          min: Int! = 0
          weight: Float
          by: Pick
        }

        input TextFilter { eq: String! in: [String!] fold: Boolean }

        input Pick @oneOf { id: ID name: String filter: CauseFilter ids: [ID!] }

        scalar Json

        directive @tag(name: String!, weight: Int) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @once on FIELD | QUERY
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField on FIELD
        directive @onSpread on FRAGMENT_SPREAD
        directive @onInline on INLINE_FRAGMENT
        directive @onFragment on FRAGMENT_DEFINITION
        directive @onVariable on VARIABLE_DEFINITION
        """;

    public static GraphQLSchema Schema { get; } = SchemaBuilder.Build(
        GraphQLParser.Parse(SchemaText),
        new SchemaBuilderOptions { ScalarCoercions = new Dictionary<string, ScalarCoercion> { ["Json"] = new AnyCoercion() } });

    /// <summary>Limits that no test document reaches.</summary>
    public static ValidationLimits NoLimits { get; } = new()
    {
        MaxDepth = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxMergeSteps = int.MaxValue,
        MaxErrors = int.MaxValue,
    };

    /// <summary>Runs one rule and expects nothing.</summary>
    public static void ExpectValid(Func<ValidationContext, ValidationRule> rule, string document) => ExpectErrors(rule, document);

    /// <summary>Runs one rule.</summary>
    /// <param name="rule">Makes the rule.</param>
    /// <param name="document">The document's text.</param>
    /// <param name="errors">Each error as its locations and its message, for example <c>1:3 Unknown type "X".</c></param>
    public static void ExpectErrors(Func<ValidationContext, ValidationRule> rule, string document, params string[] errors)
    {
        var context = new ValidationContext(Schema, GraphQLParser.Parse(document), ValidationLimits.Default);
        new DocumentWalker(context, [rule(context)]).Walk();
        Assert.Equal(errors, Describe(context.GetErrors()));
    }

    /// <summary>Runs all rules.</summary>
    public static IReadOnlyList<GraphQLError> Validate(string document, ValidationLimits? limits = null) =>
        DocumentValidator.Validate(Schema, ParseAnyLength(document), limits);

    /// <summary>Parses a document without a limit to its length.</summary>
    public static DocumentNode ParseAnyLength(string document) =>
        GraphQLParser.Parse(document, new ParserLimits { MaxTokens = int.MaxValue, MaxDocumentBytes = int.MaxValue });

    public static IEnumerable<string> Describe(IEnumerable<GraphQLError> errors) =>
        errors.Select(error => $"{string.Concat(error.Locations.Select(location => $"{location} "))}{error.Message}");
}
