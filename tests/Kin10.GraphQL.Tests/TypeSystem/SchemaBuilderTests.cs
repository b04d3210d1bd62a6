using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.TypeSystem;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Build_SmallSchema_AddsBuiltIns()
    {
        var schema = SchemaBuilder.Build(GraphQLParser.Parse("type Query { a: Int }"));

        Assert.Equal("Query", schema.QueryType?.Name);
        Assert.Equal(
            [
                "Query", "Int", "String", "Boolean", "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue",
                "__Directive", "__DirectiveLocation",
            ],
            schema.Types.Select(type => type.Name));
        Assert.Equal(["skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(directive => directive.Name));
        Assert.Equal("Boolean!", schema.FindType("__Type") is GraphQLObjectType type
            ? type.FindField("fields")!.FindArgument("includeDeprecated")!.Type.ToString()
            : null);
    }
}
