using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Tests.Errors;

public class SuggestionsTests
{
    [Theory]
    [InlineData("nmae", " Did you mean \"name\"?")]
    [InlineData("NAME", " Did you mean \"name\"?")]
    [InlineData("nam", " Did you mean \"name\"?")]
    [InlineData("weight", "")]
    public void DidYouMean_Name_NearestFirst(string written, string expected) =>
        Assert.Equal(expected, Suggestions.DidYouMean(written, ["name", "level", "partners"]));

    [Fact]
    public void DidYouMean_SeveralNear_NearestFirst() =>
        Assert.Equal(" Did you mean \"names\" or \"name\"?", Suggestions.DidYouMean("namess", ["name", "names", "level"]));

    [Fact]
    public void DidYouMean_ManyNear_FiveAtMost()
    {
        var text = Suggestions.DidYouMean("ab", ["aa", "ac", "ad", "ae", "af", "ag"]);

        Assert.Equal(" Did you mean \"aa\", \"ac\", \"ad\", \"ae\" or \"af\"?", text);
    }

    [Fact]
    public void DidYouMean_Prefix_BeforeEachName() =>
        Assert.Equal(" Did you mean \"@skip\"?", Suggestions.DidYouMean("skp", ["skip", "include"], "@"));

    [Fact]
    public void DidYouMean_VeryLongName_NothingCompared() =>
        Assert.Equal("", Suggestions.DidYouMean(new string('x', 101), [new string('x', 102)]));
}
