using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Tests.Errors;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("", 1, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc...")]
    [InlineData("ab\U0001F600", 4, "ab\U0001F600")]
    [InlineData("ab\U0001F600c", 4, "ab\U0001F600...")]
    [InlineData("ab\U0001F600", 3, "ab...")]
    [InlineData("ab\U0001F600c", 3, "ab...")]
    [InlineData("\U0001F600", 1, "...")]
    public void Abbreviate_CutsBetweenCharacters(string text, int maxLength, string expected) =>
        Assert.Equal(expected, MessageText.Abbreviate(text, maxLength));

    [Fact]
    public void Abbreviate_LoneSurrogateAtTheCut_StaysAsItIs() =>
        Assert.Equal("ab\uD83D...", MessageText.Abbreviate("ab\uD83Dcd", 3));

    [Fact]
    public void Abbreviate_ToNothing_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MessageText.Abbreviate("a", 0));

    [Theory]
    [InlineData(1, "n0")]
    [InlineData(12, "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11")]
    [InlineData(14, "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11 and 2 more")]
    public void List_OfMany_CountsThoseBeyondTwelve(int count, string expected) =>
        Assert.Equal(expected, MessageText.List([.. Enumerable.Range(0, count).Select(i => $"n{i}")]));

    [Fact]
    public void Name_OfALongName_IsCut() => Assert.Equal(new string('a', 80) + "...", MessageText.Name(new string('a', 100_000)));
}
