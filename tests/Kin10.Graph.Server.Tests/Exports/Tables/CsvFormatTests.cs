using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Graph.Server.Exports;
using Kin10.Graph.Server.Exports.Tables;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Server.Tests.Support;
using Kin10.GraphQL.Execution;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Exports.Tables;

public sealed class CsvFormatTests
{
    private const string Rows = "nodes { name gap sources isCatalyst grandChallenges { nodes { name } edges { cursor node { id } } } }";

    private static readonly GraphService Graph = GraphLoader.Create(Kin10Model.Api, new FakeStore(), new LimitsOptions());

    [RequiresFact("node")]
    public async Task Rows_OfAnyTexts_AreReadByAnotherAsTheyWere()
    {
        const int Count = 2000;
        var random = new Random(5);
        var columns = Columns(Rows);
        var csv = new MemoryStream();
        var format = new CsvFormat(columns);
        format.WriteHead(csv);
        List<string[]> expected = [[.. columns.Names]];
        for (var i = 0; i < Count; i++)
        {
            var (name, sources, names) = (Text(random), Texts(random), Texts(random));
            double? gap = random.Next(3) == 0 ? null : random.NextDouble() - 0.5;
            var edges = names.Select(item => new { cursor = item, node = new { id = name } });
            var row = new
            {
                name,
                gap,
                sources,
                isCatalyst = i % 2 == 0,
                grandChallenges = new { nodes = names.Select(item => new { name = item }), edges },
            };
            format.WriteRow(JsonSerializer.SerializeToUtf8Bytes(row), csv);
            expected.Add(
            [
                Safe(name),
                gap is null ? "" : JsonSerializer.Serialize(gap),
                Joined(sources),
                i % 2 == 0 ? "true" : "false",
                Joined(names),
                JsonSerializer.Serialize(edges),
            ]);
        }

        Assert.Equal(expected, await ExportReaders.ReadCsvAsync(csv.ToArray()));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "\"\"")]
    public void Text_LikeAFormula_HasAnApostropheBeforeIt(string text, string expected) =>
        Assert.Equal($"\uFEFFname\r\n{expected}\r\n", Write("nodes { name }", new { name = text }));

    [Fact]
    public void Number_BelowZero_StaysANumber() =>
        Assert.Equal("\uFEFFgap,name\r\n-0.5,'-0.5\r\n", Write("nodes { gap name }", new { gap = -0.5, name = "-0.5" }));

    [Theory]
    [InlineData("nodes { a: name b: gap }", "a,b")]
    [InlineData("nodes { influences { totalCount nodes { id } } }", "influences.totalCount,influences.nodes.id")]
    [InlineData("nodes { influences { nodes { id name } } }", "influences.nodes")]
    [InlineData("nodes { influences { nodes { sources } } }", "influences.nodes")]
    [InlineData("nodes { influences { edges { node { name } } } }", "influences.edges.node.name")]
    [InlineData("nodes { influences { aggregate { count gap { min } } } }", "influences.aggregate.count,influences.aggregate.gap.min")]
    [InlineData("edges { cursor node { name __typename } }", "cursor,node.name,node.__typename")]
    public void Columns_OfASelection_AreNamedByTheWayToTheValue(string rows, string expected) =>
        Assert.Equal(expected, string.Join(',', Columns(rows).Names));

    private static CsvColumns Columns(string rows) => Graph.Executor.Select(
        new GraphQLRequest($"{{ rootCauses {{ {rows} }} }}"),
        (operation, _) => CsvColumns.Of(ExportSelection.Of(operation).Rows.Selection!, Graph.Schema));

    private static string Write(string rows, object row)
    {
        var csv = new MemoryStream();
        var format = new CsvFormat(Columns(rows));
        format.WriteHead(csv);
        format.WriteRow(JsonSerializer.SerializeToUtf8Bytes(row), csv);
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    private static string Text(Random random)
    {
        string[] parts =
        [
            "a", "é", "😀", ",", ";", "\\", "\"", "\r", "\n", "\r\n", "\t", " ", "=", "+", "-", "@", "'", "1", ".", "\u0001", "\uFEFF",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private static string[] Texts(Random random) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Text(random))];

    private static string Joined(string[] items) => string.Join(';', items.Select(item => Regex.Replace(Safe(item), @"[;\\]", @"\$0")));

    private static string Safe(string text) => Regex.Replace(text, @"\A[=+@\t\r\n-]", "'$0");
}
