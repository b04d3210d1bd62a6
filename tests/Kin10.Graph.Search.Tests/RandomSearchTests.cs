using FsCheck;
using FsCheck.Fluent;

namespace Kin10.Graph.Search.Tests;

/// <summary>Random texts and questions, against <see cref="NaiveMatcher"/>.</summary>
public sealed class RandomSearchTests
{
    private static readonly string[] Signs = ["-", "'", "/", ".", "*", ":", "(", "+", "^"];

    private static Gen<string> Word { get; } = Gen.Elements(NaiveMatcher.Stems.Keys.AsEnumerable());

    private static Gen<string[]> Text { get; } = Word.ArrayOf().Resize(6);

    private static Gen<string[][]> Node { get; } = Text.ArrayOf(3);

    // One word, several in quotes, or several joined by signs; now and then a beginning.
    private static Gen<string[]> Part { get; } = Gen.Frequency(
        (6, Word.Select(word => new[] { word })),
        (3, Gen.Choose(2, 3).SelectMany(Word.ArrayOf)),
        (2, from word in Word from length in Gen.Choose(1, Math.Min(4, word.Length)) select new[] { word[..length] }));

    private static Gen<(string[][] Parts, string Text)> Question { get; } =
        from count in Gen.Choose(1, 3)
        from parts in Part.ArrayOf(count)
        from isQuoted in Gen.Elements(true, false).ArrayOf(count)
        from signs in Gen.Elements(Signs).ArrayOf(count)
        select (parts, string.Join(' ', parts.Select((part, i) => Write(part, isQuoted[i], signs[i]))));

    [Fact]
    public void Find_RandomTexts_FindsWhatTheRuleSays() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Node.ArrayOf(12).ToArbitrary(), Question.ArrayOf(10).ToArbitrary(), (nodes, questions) =>
        {
            using var index = Build(nodes.Index());
            foreach (var (parts, text) in questions)
            {
                var expected = nodes.Index().Where(node => NaiveMatcher.IsFound(node.Item, parts)).Select(node => Id(node.Index));
                Assert.Equal(expected, index.Ids(text).Order(StringComparer.Ordinal));
            }
        }));

    [Fact]
    public void Find_NodesAddedInAnyOrder_GivesTheSameHits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Node.ArrayOf(12).ToArbitrary(), Question.ToArbitrary(), (nodes, question) =>
        {
            using var index = Build(nodes.Index());
            using var backwards = Build(nodes.Index().Reverse());
            var hits = index.Hits(question.Text);
            Assert.Equal(hits, backwards.Hits(question.Text));
            Assert.Equal(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal), hits);
        }));

    [Fact]
    public void Find_AnyText_IsAnswered()
    {
        using var index = TextModel.Notes(("Note:a", "a \"b\" c", null));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll<string?>(text => index.Find(text ?? "", null, CancellationToken.None).Suggest(CancellationToken.None).Count >= 0));
    }

    private static SearchIndex Build(IEnumerable<(int Index, string[][] Texts)> nodes) => TextModel.Build(
        new SearchIndexOptions(),
        nodes.Select(node => (TextModel.Note, Id(node.Index), node.Texts.Select(string? (text) => string.Join(", ", text)).ToArray())));

    private static string Write(string[] part, bool isQuoted, string sign) =>
        isQuoted ? $"\"{string.Join(' ', part)}\"" : string.Join(sign, part);

    private static string Id(int index) => $"Note:{index:00}";
}
