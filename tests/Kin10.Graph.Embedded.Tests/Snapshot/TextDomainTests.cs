using System.Text;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

/// <summary>Rankings of texts, alone and merged, against sorted lists of their UTF-8.</summary>
public sealed class TextDomainTests
{
    private static readonly string[] Pieces = ["", "a", "b", "ab", "\0", "é", "ﬀ", "\U0001F600", "abcdefgh", "\"", "\n", "Z"];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 40)]
    [InlineData(4, 300)]
    public void Ranking_OfRandomTexts_IsThatOfTheirCodePoints(int seed, int count)
    {
        var texts = Texts(new Random(seed), count);
        var heap = TextHeap.Build(texts);
        var ranking = new TextRanking(heap, KnownMask.Of(texts, text => text is not null));
        var sorted = Sorted(texts);

        Assert.Equal(sorted, Enumerable.Range(0, ranking.Count).Select(rank => (string)ranking.Decode(2L * rank)));
        for (var row = 0; row < texts.Length; row++)
        {
            Assert.True(texts[row] is null || sorted[ranking.RankOf(row)] == texts[row]);
        }

        CheckSeeks(ranking, sorted);
    }

    [Theory]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 20)]
    [InlineData(7, 2, 30)]
    [InlineData(8, 4, 60)]
    public void Merged_OfRandomDomains_HasEachTextOnceAndMapsItsRank(int seed, int domains, int count)
    {
        var random = new Random(seed);
        string?[][] texts = [.. Enumerable.Range(0, domains).Select(i => Texts(random, i == 1 ? 0 : count))];
        TextRanking[] rankings =
            [.. texts.Select(each => new TextRanking(TextHeap.Build(each), KnownMask.Of(each, text => text is not null)))];
        var sorted = Sorted([.. texts.SelectMany(each => each)]);

        var merged = new MergedTextDomain([.. rankings]);

        Assert.Equal(sorted, Enumerable.Range(0, merged.Count).Select(rank => (string)merged.Decode(2L * rank)));
        for (var i = 0; i < domains; i++)
        {
            for (var rank = 0; rank < rankings[i].Count; rank++)
            {
                Assert.Equal(rankings[i].Decode(2L * rank), merged.Decode(2L * merged.Maps[i][rank]));
            }
        }

        CheckSeeks(merged, sorted);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void CodePoints_OfTwoTexts_CompareAsTheirUtf8Does(int seed)
    {
        var texts = Sorted(Texts(new Random(seed), 80)).Append("\uFFFD").Append("\uE000").ToArray();
        foreach (var x in texts)
        {
            foreach (var y in texts)
            {
                Assert.Equal(Math.Sign(CompareUtf8(x, y)), Math.Sign(CodePoints.Compare(x, y)));
            }
        }
    }

    private static void CheckSeeks(TextDomain domain, string[] sorted)
    {
        foreach (var text in Pieces.Concat(Pieces.SelectMany(_ => Pieces, (x, y) => x + y)).Append("\uFFFF"))
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var less = sorted.Count(each => CompareUtf8(each, text) < 0);
            var isThere = sorted.Contains(text);

            Assert.Equal((2L * less) - (isThere ? 0 : 1), domain.Seek(utf8));
            Assert.True(domain.TryEncode(text, out var key));
            Assert.Equal(domain.Seek(utf8), key);
            var (least, greatest) = domain.SeekPrefix(utf8);
            Assert.Equal(
                sorted.Where(each => each.StartsWith(text, StringComparison.Ordinal)),
                sorted.Where((_, rank) => 2L * rank >= least && 2L * rank <= greatest));
        }

        Assert.False(domain.TryEncode(1L, out _));
    }

    private static string?[] Texts(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(8) == 0
        ? null
        : string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)])))];

    private static string[] Sorted(string?[] texts)
    {
        var sorted = texts.OfType<string>().Distinct().ToArray();
        Array.Sort(sorted, CompareUtf8);
        return sorted;
    }

    private static int CompareUtf8(string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
}
