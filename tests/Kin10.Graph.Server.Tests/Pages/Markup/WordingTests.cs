using System.Text.Json;
using Kin10.Graph.Server.Pages;
using Kin10.Graph.Server.Pages.Markup;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Pages.Markup;

public class WordingTests
{
    [Theory]
    [InlineData("SCHOOL_DISTRICT", "School district")]
    [InlineData("NONPROFIT", "Non-profit")]
    [InlineData("INFERRED", "judged")]
    public void Of_EnumValue_IsInWords(string value, string expected) => Assert.Equal(expected, Wording.Of(value));

    [Theory]
    [InlineData(0, 0, 0, "no investment is known")]
    [InlineData(2, 0, 0, "2 investments, amount unknown")]
    [InlineData(1, 1, 1_500_000, "$1,500,000")]
    [InlineData(3, 2, 1000, "$1,000 known, and 1 investment of unknown amount")]
    public void Money_WhatIsUnknown_IsNeverNothing(long count, long known, long sum, string expected)
    {
        var aggregate = JsonSerializer.SerializeToElement(new { count, amountUsd = new { sum, count = known } });

        Assert.Equal(expected, Wording.Money(new Fact(aggregate)));
    }

    [Theory]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three", 12, "one two …")]
    [InlineData("onetwothree", 8, "onetwo …")]
    public void Cut_LongText_EndsBetweenWords(string text, int most, string expected) => Assert.Equal(expected, Wording.Cut(text, most));

    [Fact]
    public void Folders_EveryKindOfPage_HasOne() =>
        Assert.Equal(Wording.Folders.Keys.Order(), PageKind.All.Select(kind => kind.Type).Order());

    [Fact]
    public void Folders_TheFooterOfThePages_LeadsToEach()
    {
        var frame = File.ReadAllText(Repository.PathOf("src", "Kin10.Graph.Server", "web", "site", "frame.ts"));

        Assert.All(Wording.Folders.Values, folder => Assert.Contains($"'{folder}'", frame, StringComparison.Ordinal));
    }
}
