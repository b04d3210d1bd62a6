using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class ParserLimitsTests
{
    [Fact]
    public void MaxTokens_OneMore_IsRefusedAtThatToken()
    {
        var limits = new ParserLimits { MaxTokens = 4 };

        Assert.NotNull(GraphQLParser.Parse("{ a b } # no token", limits));
        var error = Refusal.Of("{ a b c }", limits);

        Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code);
        Assert.Equal("The document has more than 4 tokens, which is the limit.", error.Message);
        Assert.Equal([new SourceLocation(1, 9)], error.Locations);
    }

    [Fact]
    public void MaxDepth_OneMore_IsRefusedAtThatLevel()
    {
        var limits = new ParserLimits { MaxDepth = 3 };

        Assert.NotNull(GraphQLParser.Parse("{ a { b(x: {y: 1}) c(x: [1]) { d } } e { f { g } } }", limits));
        var error = Refusal.Of("{ a { b { c { d } } } }", limits);

        Assert.Equal("The document is nested more than 3 levels deep, which is the limit.", error.Message);
        Assert.Equal([new SourceLocation(1, 13)], error.Locations);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ParserLimits.GreatestDepth + 1)]
    public void MaxDepth_OutOfRange_IsRefused(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParserLimits { MaxDepth = depth });

    [Fact]
    public void MaxDocumentBytes_OneMore_IsRefused()
    {
        var limits = new ParserLimits { MaxDocumentBytes = 6 };

        Assert.NotNull(GraphQLParser.Parse("{a}#é", limits));
        Assert.Equal("The document has more than 6 bytes, which is the limit.", Refusal.Of("{a}#éé", limits).Message);
        var error = Refusal.Single(() => GraphQLParser.Parse(Encoding.UTF8.GetBytes("{a}#éé"), limits));
        Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code);
        Assert.Empty(error.Locations);
    }

    [Theory]
    [InlineData("{ a(b: \"", '\ud800', "\") }", 1, 9)]
    [InlineData("{\r\n\n a(b: \"", '\udc00', "\") }", 3, 8)]
    [InlineData("#\r#\U0001F600", '\ud800', "", 2, 4)]
    [InlineData("{ a }\r\n", '\ud800', "\n", 2, 1)]
    public void Parse_LoneSurrogateInText_IsRefusedAtItsPlace(string before, char surrogate, string after, int line, int column)
    {
        var error = Refusal.Of(before + surrogate + after);

        Assert.Equal(ErrorCodes.GraphQLParseFailed, error.Code);
        Assert.Equal($"Unexpected lone surrogate U+{(int)surrogate:X4}: the text is not Unicode.", error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }
}
