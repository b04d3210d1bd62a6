using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class KnownOperationTypesRuleTests
{
    [Fact]
    public void Validate_SupportedOperations_Valid()
    {
        Assert.Empty(RuleHarness.Validate("query { __typename }"));
        Assert.Empty(RuleHarness.Validate("mutation { __typename }"));
        Assert.Empty(RuleHarness.Validate("subscription { changed { id } }"));
    }

    [Theory]
    [InlineData("mutation")]
    [InlineData("subscription")]
    public void Validate_UnsupportedOperation_OneError(string operation)
    {
        var schema = SchemaBuilder.Build(GraphQLParser.Parse("type Query { a: Int }"));

        var errors = DocumentValidator.Validate(schema, GraphQLParser.Parse($"query Q {{ a }} {operation} M {{ anything {{ below }} }}"));

        Assert.Equal([$"1:15 The schema supports no {operation}."], RuleHarness.Describe(errors));
    }
}
