using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation.FieldMerging;

namespace Kin10.GraphQL.Tests.Validation.FieldMerging;

public class PlainSelectionsTests
{
    [Theory]
    [InlineData("{ a b { a c: a } }", true)]
    [InlineData("{ a b { c } a }", false)]
    [InlineData("{ a b { c d: c { e } c } }", false)]
    [InlineData("{ a c: a b: c }", true)]
    [InlineData("{ a: b a: b }", false)]
    [InlineData("{ a ... { b } }", false)]
    [InlineData("{ a b { ...F } }", false)]
    [InlineData("{ a b c d e f g h i j }", true)]
    [InlineData("{ a b c d e f g h i a }", false)]
    [InlineData("{ a b c d e f g h i { a b c d e f g h i } }", true)]
    [InlineData("{ a b c d e f g h i j k }", false)]
    public void ArePlain_UpToTenFields_OnlyWithoutFragmentsAndRepeatedKeys(string text, bool expected)
    {
        var operation = (OperationDefinitionNode)GraphQLParser.Parse(text).Definitions[0];

        Assert.Equal(expected, new PlainSelections(10).ArePlain(operation.SelectionSet));
    }
}
