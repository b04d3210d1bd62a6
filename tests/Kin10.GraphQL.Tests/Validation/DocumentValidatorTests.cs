using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Tests.Validation;

public class DocumentValidatorTests
{
    /// <summary>The introspection query of graphql-js with every option, as GraphiQL sends it.</summary>
    private const string IntrospectionQuery = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name
            ofType { kind name
              ofType { kind name
                ofType { kind name
                  ofType { kind name
                    ofType { kind name
                      ofType { kind name
                        ofType { kind name
                          ofType { kind name } } } } } } } } }
        }
        """;

    [Fact]
    public void Validate_IntrospectionQuery_WithinDefaultLimits() => Assert.Empty(RuleHarness.Validate(IntrospectionQuery));

    [Fact]
    public void Validate_ManyMistakes_AllReportedInOnePass()
    {
        var errors = RuleHarness.Validate("query ($a: Int, $a: Unheard) { cause { nmae } ...F @unknown } fragment G on Level { id }");

        string[] expected =
        [
            "1:8 1:17 There can be only one variable named \"$a\".",
            "1:21 Unknown type \"Unheard\".",
            "1:32 Field \"Query.cause\" requires the argument \"id\" of type \"ID!\", but it was not provided.",
            "1:40 Cannot query field \"nmae\" on type \"Cause\". Did you mean \"name\"?",
            "1:50 Unknown fragment \"F\". Did you mean \"G\"?",
            "1:52 Unknown directive \"@unknown\".",
            "1:63 Fragment \"G\" is never used.",
            "1:77 Fragment \"G\" cannot have the non-composite type \"Level\" as its condition.",
            "1:8 Variable \"$a\" is never used in the anonymous query.",
            "1:17 Variable \"$a\" is never used in the anonymous query.",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), RuleHarness.Describe(errors).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code));
    }

    [Fact]
    public void Validate_SameDocumentTwice_SameErrors()
    {
        var document = GraphQLParser.Parse("{ a b c ...D }");

        Assert.Equal(
            RuleHarness.Describe(DocumentValidator.Validate(RuleHarness.Schema, document)),
            RuleHarness.Describe(DocumentValidator.Validate(RuleHarness.Schema, document)));
    }

    [Fact]
    public void Validate_LongNamesAndCycles_ErrorsStayShort()
    {
        var name = new string('x', 50_000);
        var cycle = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"fragment F{i} on Cause {{ ...F{(i + 1) % 1_000} }} "));

        var errors = RuleHarness.Validate($"{{ {name} cause(id: 1) {{ ...F0 }} }} {cycle}");

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.InRange(error.Message.Length, 1, 1_003));
        Assert.All(errors, error => Assert.InRange(error.Locations.Count, 1, 20));
    }

    [Fact]
    public void Validate_ChainOfThousandsOfFragments_NeedsNoDeepStack()
    {
        const int Length = 20_000;
        var chain = string.Concat(Enumerable.Range(0, Length).Select(i => $"fragment F{i} on Cause {{ id ...F{i + 1} }} "));

        var document = $"{{ cause(id: 1) {{ ...F0 }} }} {chain} fragment F{Length} on Cause ";
        var valid = RuleHarness.Validate($"{document} {{ name }}", RuleHarness.NoLimits);
        var cyclic = RuleHarness.Validate($"{document} {{ ...F{Length - 1} }}", RuleHarness.NoLimits);

        Assert.Empty(valid);
        Assert.Equal($"Cannot spread fragment \"F{Length - 1}\" within itself via \"F{Length}\".", Assert.Single(cyclic).Message);
    }
}
