using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class CodePointOrderTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(7L, true)]
    [InlineData("", true)]
    [InlineData("a\u00FF\uD7FF", true)]
    [InlineData("a\U00010000", false)]
    [InlineData("\uE000", false)]
    [InlineData("a\uFFFF", false)]
    public void IsPlain_Value_HoldsNoUnitFromTheFirstSurrogateOn(object? value, bool isPlain) =>
        Assert.Equal(isPlain, CodePointOrder.IsPlain(value));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("ab\uD7FF", "ab\uD7FF", "")]
    [InlineData("ab\U00010000c", "ab", "\U00010000c")]
    [InlineData("\uFFFFab", "", "\uFFFFab")]
    public void Parts_OfAText_EndTheFirstBeforeWhatDoesNotCompareAlike(string text, string plain, string remainder) =>
        Assert.Equal((plain, remainder), CodePointOrder.Parts(text));
}
