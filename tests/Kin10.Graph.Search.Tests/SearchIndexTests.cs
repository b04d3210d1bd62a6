namespace Kin10.Graph.Search.Tests;

public sealed class SearchIndexTests
{
    [Theory]
    [InlineData("teacher residency", new[] { "Note:a", "Note:b" })]
    [InlineData("TEACHERS", new[] { "Note:a", "Note:b", "Note:c" })]
    [InlineData("Residence", new[] { "Note:a", "Note:b" })]
    [InlineData("résidencies", new[] { "Note:a", "Note:b" })]
    [InlineData("universit", new[] { "Note:d" })]
    [InlineData("universit teachers", new string[0])]
    [InlineData("k-12", new[] { "Note:c" })]
    [InlineData("k-1", new[] { "Note:c" })]
    [InlineData("12-k", new string[0])]
    [InlineData("\"teachers of k\"", new[] { "Note:c" })]
    [InlineData("\"k teachers\"", new string[0])]
    [InlineData("\"teachers of", new[] { "Note:c" })]
    public void Find_Text_FindsWhatHasAllWords(string text, string[] expected)
    {
        using var index = TextModel.Notes(
            ("Note:a", "A teacher residency", null),
            ("Note:b", "Teachers' Résidencies", "long"),
            ("Note:c", "Teachers of K-12", null),
            ("Note:d", "The university", "A universe"),
            ("Note:e", "Nothing", null));
        Assert.Equal(expected, index.Ids(text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"\"\"")]
    [InlineData("\"")]
    [InlineData("* - ^ : ( ) { } + ~ ' \\")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public void Find_TextWithoutWord_FindsNothing(string text)
    {
        using var index = TextModel.Notes(("Note:a", "and or not near", "name summary"));
        var result = index.Find(text, null, CancellationToken.None);
        Assert.Equal(0, result.Count);
        Assert.Empty(result.Suggest(CancellationToken.None));
    }

    [Theory]
    [InlineData("and")]
    [InlineData("AND")]
    [InlineData("a AND")]
    [InlineData("OR a")]
    [InlineData("NOT")]
    [InlineData("NEAR(a b)")]
    [InlineData("text0: a")]
    [InlineData("^a")]
    [InlineData("a* b*")]
    [InlineData("{a b}: c")]
    [InlineData("a + b")]
    [InlineData("a\0b")]
    [InlineData("'; DROP TABLE texts; --")]
    public void Find_TextLikeSyntax_HasNoOtherMeaningThanItsWords(string text)
    {
        using var index = TextModel.Notes(("Note:a", "a and b or c not near a b text0 a drop table texts", null), ("Note:b", "other", null));
        Assert.Equal(["Note:a"], index.Ids(text));
    }

    [Fact]
    public void Find_TextOf100KB_IsAnswered()
    {
        using var index = TextModel.Notes(("Note:a", "word", string.Concat(Enumerable.Repeat("many words ", 10_000))));
        Assert.Equal(["Note:a"], index.Ids("many"));
        Assert.Equal(["Note:a"], index.Ids(string.Concat(Enumerable.Repeat("word ", 20_000)) + "many"));
        Assert.Empty(index.Ids(new string('x', 100_000)));
        Assert.Empty(index.Ids(new string('"', 100_000)));
        Assert.Empty(index.Ids(string.Concat(Enumerable.Repeat("\"a b\" - ", 10_000))));
    }

    [Fact]
    public void Find_WordInName_CountsMoreThanElsewhere()
    {
        using var index = TextModel.Notes(
            ("Note:a", "other things", "about apples"),
            ("Note:b", "apples things", "about other"),
            ("Note:c", "no", null),
            ("Note:d", "no", null));
        var hits = index.Hits("apple");
        Assert.Equal(["Note:b", "Note:a"], hits.Select(hit => hit.Id));
        Assert.True(hits[0].Score > hits[1].Score);
    }

    [Fact]
    public void Find_EqualTexts_ComeByCodePointsOfIds()
    {
        // U+10000 comes behind U+FFFD, though not in UTF-16.
        using var index = TextModel.Notes(("Note:\U00010000", "same", null), ("Note:b", "same", null), ("Note:\uFFFD", "same", null));
        Assert.Equal(["Note:b", "Note:\uFFFD", "Note:\U00010000"], index.Ids("same"));
    }

    [Fact]
    public void Find_Types_CountsOnlyThose()
    {
        using var index = TextModel.Build(
            new SearchIndexOptions(),
            [
                (TextModel.Person, "Person:x", ["Ada Apple"]),
                (TextModel.Note, "Note:a", ["Ada", null, "apple"]),
                (TextModel.Note, "Note:b", ["Ada", null, null]),
            ]);
        Assert.Equal(
            [(TextModel.Note, 2), (TextModel.Person, 1)], index.Find("ada", null, CancellationToken.None).Facets());
        Assert.Equal([(TextModel.Person, 1)], index.Find("ada", [TextModel.Person], CancellationToken.None).Facets());
        Assert.Equal(["Person:x"], index.Hits("apple ada", TextModel.Person).Select(hit => hit.Id));
        Assert.Empty(index.Hits("ada", TextModel.Model.NodeTypes.Single(type => type.Name == "Place")));
    }

    [Fact]
    public void Page_Snippet_MarksWhatWasFound()
    {
        using var index = TextModel.Notes(("Note:a", "On learning", "What a \"residency\" <b>gives</b> to teachers"));
        Assert.Equal("What a \"**residency**\" <b>gives</b> to **teachers**", Assert.Single(index.Hits("teacher residency")).Snippet);
        Assert.Equal("What a \"**residency**\" <b>gives</b> to teachers", Assert.Single(index.Hits("residenc")).Snippet);
    }

    [Fact]
    public void CountUntil_AnyPlace_IsWhereTheNextPageBegins()
    {
        using var index = TextModel.Notes(Enumerable.Range(0, 30).Select(
            i => ($"Note:{i:00}", i % 3 == 0 ? "word" : "word other", (string?)null)));
        var result = index.Find("word", null, CancellationToken.None);
        var hits = result.Page(0, 30, false, CancellationToken.None);
        for (var i = 0; i < hits.Count; i++)
        {
            Assert.Equal(i + 1, result.CountUntil(hits[i].Score, hits[i].Id, CancellationToken.None));
        }

        Assert.Equal(0, result.CountUntil(hits[0].Score, "Note:", CancellationToken.None));
        Assert.Equal(0, result.CountUntil(double.MaxValue, "Note:99", CancellationToken.None));
        Assert.Equal(30, result.CountUntil(0, "Note:", CancellationToken.None));
    }

    [Theory]
    [InlineData("resadency", new[] { "Résidency" })]
    [InlineData("resdiency", new[] { "Résidency" })]
    [InlineData("teecher resadency", new[] { "Teacher", "Résidency" })]
    [InlineData("teacher", new string[0])]
    [InlineData("teacher book", new string[0])]
    [InlineData("xyzzyxyzzy", new string[0])]
    [InlineData("zz", new string[0])]
    public void Suggest_WordThatIsNotThere_GivesTheNearestAsWritten(string text, string[] expected)
    {
        using var index = TextModel.Notes(("Note:a", "Teacher Résidency", null), ("Note:b", "A book", "of the teacher"));
        Assert.Equal(expected, index.Find(text, null, CancellationToken.None).Suggest(CancellationToken.None));
    }

    [Fact]
    public void Add_MoreNodesThanMayBe_Throws()
    {
        using var builder = new SearchIndexBuilder(TextModel.Model, new SearchIndexOptions { MaxNodes = 1 }, CancellationToken.None);
        builder.Add(TextModel.Person, "Person:a", ["Ada"]);
        Assert.Throws<SearchIndexException>(() => builder.Add(TextModel.Person, "Person:b", ["Bob"]));
    }

    [Fact]
    public void Complete_MoreBytesThanMayBe_Throws()
    {
        using var builder = new SearchIndexBuilder(
            TextModel.Model, new SearchIndexOptions { MaxBytes = 200_000 }, CancellationToken.None);
        Assert.Throws<SearchIndexException>(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                builder.Add(TextModel.Person, $"Person:{i}", [$"word{i}"]);
            }

            builder.Complete("v");
        });
    }

    [Fact]
    public void Find_Cancelled_Stops()
    {
        using var index = TextModel.Notes(("Note:a", "word", null));
        Assert.ThrowsAny<OperationCanceledException>(() => index.Find("word", null, new CancellationToken(true)));
    }

    [Fact]
    public async Task Find_ByManyAtOnce_GivesEachTheSame()
    {
        using var index = TextModel.Notes(Enumerable.Range(0, 500).Select(i => ($"Note:{i:000}", $"word w{i % 7}", (string?)null)));
        var expected = index.Ids("word w3");
        await Parallel.ForAsync(0, 64, (i, _) =>
        {
            Assert.Equal(expected, index.Ids(new string(' ', i) + "word  w3"));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Dispose_Index_EndsSearches()
    {
        var index = TextModel.Notes(("Note:a", "word", null));
        index.Dispose();
        Assert.Throws<ObjectDisposedException>(() => index.Ids("word"));
    }
}
