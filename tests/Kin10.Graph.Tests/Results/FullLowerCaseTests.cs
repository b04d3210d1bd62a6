using Kin10.Graph.Results;

namespace Kin10.Graph.Tests.Results;

public sealed class FullLowerCaseTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ABC def", "abc def")]
    [InlineData("\u00c9\u0416\u1e9e", "\u00e9\u0436\u00df")]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("\u0049\u0131", "i\u0131")]
    [InlineData("\u039f\u03a3", "\u03bf\u03c2")]
    [InlineData("\u03a3", "\u03c3")]
    [InlineData("\u03a3\u0391", "\u03c3\u03b1")]
    [InlineData("\u0391\u03a3\u0391 \u0391\u03a3", "\u03b1\u03c3\u03b1 \u03b1\u03c2")]
    [InlineData("\u0391\u03a3.", "\u03b1\u03c2.")]
    [InlineData("\u0391\u03a3\u0301", "\u03b1\u03c2\u0301")]
    [InlineData("\U00010400\u0130", "\U00010428i\u0307")]
    public void Of_Text_IsUnicodesFullLowerCase(string text, string expected) => Assert.Equal(expected, FullLowerCase.Of(text));
}
