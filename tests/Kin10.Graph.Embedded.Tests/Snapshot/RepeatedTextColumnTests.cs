using System.Text;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public class RepeatedTextColumnTests
{
    private static readonly string[] Texts = ["b", "Ä\"", "b", "", "a", "Ä\"", "\0", ""];

    [Fact]
    public void GetValue_TextsThatRepeat_AreThoseThatWereAdded()
    {
        var column = Column();

        Assert.Equal(Texts, Enumerable.Range(0, column.Count).Select(column.GetValue));
    }

    [Fact]
    public void Write_TextsThatRepeat_AreJson()
    {
        var column = Column();
        using var writer = new ResponseWriter();
        writer.StartArray();
        for (var row = 0; row < column.Count; row++)
        {
            column.Write(row, writer);
        }

        writer.EndArray();
        Assert.Equal(Texts, System.Text.Json.JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(writer.Written.Span))!);
    }

    [Fact]
    public void TryGetKey_TextsThatRepeat_AreInTheOrderOfCodePoints()
    {
        var column = Column();
        var keys = Enumerable.Range(0, column.Count).Select(row => column.TryGetKey(row, out var key) ? key : -1).ToList();

        Assert.All(keys, key => Assert.True(key >= 0));
        Assert.Equal(
            Texts.Order(StringComparer.Ordinal),
            Enumerable.Range(0, column.Count).OrderBy(row => keys[row]).ThenBy(row => row).Select(row => Texts[row]));
        Assert.Equal(keys[0], keys[2]);
        Assert.Equal(keys[1], keys[5]);
    }

    [Fact]
    public void Folded_TextsThatRepeat_AreInLowerCase() =>
        Assert.Equal(["b", "ä\"", "b", "", "a", "ä\"", "\0", ""], Enumerable.Range(0, Texts.Length).Select(Column().Folded.GetValue));

    [Fact]
    public void Complete_ManyTextsThatRepeat_HoldsEachOnce()
    {
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(_ => new string('"', random.Next(3)) + random.Next(700))];
        var builder = new RepeatedTextColumnBuilder(texts.Length);
        foreach (var text in texts)
        {
            builder.Add(text);
        }

        var column = (RepeatedTextColumn)builder.Complete();

        Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(column.GetValue));
        Assert.Equal(texts.Distinct().Count(), ((TextDomain)column.Domain).Count);
    }

    private static RepeatedTextColumn Column()
    {
        var builder = new RepeatedTextColumnBuilder(0);
        foreach (var text in Texts)
        {
            builder.Add(text);
        }

        return (RepeatedTextColumn)builder.Complete();
    }
}
