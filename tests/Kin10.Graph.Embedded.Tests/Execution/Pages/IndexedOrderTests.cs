using Kin10.Graph.Embedded.Tests.Support;

namespace Kin10.Graph.Embedded.Tests.Execution.Pages;

/// <summary>Orders by several keys, some or all of which have an index: every page of every size, from every place, both ways.</summary>
public sealed class IndexedOrderTests
{
    private const int Count = 23;

    private static readonly Book[] Books = [.. Enumerable.Range(0, Count).Select(i => new Book(
        $"Book:{(char)('a' + (i * 7 % Count))}",
        i % 5 == 0 ? null : i % 3,
        i % 4 == 0 ? null : i * 3 % 4 * 0.5,
        i * 5 % 4))];

    [Theory]
    [InlineData("{ size: ASC }, { price: ASC }")]
    [InlineData("{ size: DESC }, { price: ASC }")]
    [InlineData("{ size: ASC }, { price: DESC }, { id: DESC }")]
    [InlineData("{ price: DESC }, { authors: { count: DESC } }, { size: DESC }")]
    [InlineData("{ size: DESC }, { authors: { where: { name: { neq: \"0\" } }, count: ASC } }")]
    [InlineData("{ size: ASC }, { price: ASC }, { authors: { where: {}, count: DESC } }, { id: DESC }")]
    [InlineData("{ authors: { where: { name: { neq: \"0\" } }, count: DESC } }, { size: ASC }")]
    public async Task Page_OfAnOrderBySeveralKeys_IsTheSliceOfTheWholeList(string order)
    {
        var sorted = Sorted(order);
        var harness = await OpenAsync();
        var data = await harness.DataAsync($"{{ books(order: [{order}], first: {Count}) {{ edges {{ cursor node {{ id }} }} }} }}");
        var edges = data.GetProperty("books").GetProperty("edges").EnumerateArray().ToArray();
        Assert.Equal(sorted, edges.Select(edge => edge.GetProperty("node").GetProperty("id").GetString()));
        string[] cursors = [.. edges.Select(edge => edge.GetProperty("cursor").GetString()!)];
        for (var after = -1; after < Count; after++)
        {
            for (var size = 0; size < 6; size++)
            {
                await CheckAsync($"first: {size}{After(after)}", after + 1, Math.Min(after + 1 + size, Count));
                await CheckAsync($"last: {size}{Before(after + 1)}", Math.Max(after + 1 - size, 0), after + 1);
                var end = Math.Min(after + 3, Count);
                await CheckAsync($"first: {size}{After(after)}{Before(end)}", after + 1, Math.Min(after + 1 + size, end));
                await CheckAsync($"last: {size}{After(after)}{Before(end)}", Math.Max(end - size, after + 1), end);
            }
        }

        string After(int i) => i < 0 ? "" : $", after: \"{cursors[i]}\"";
        string Before(int i) => i == Count ? "" : $", before: \"{cursors[i]}\"";
        async Task CheckAsync(string page, int start, int end)
        {
            var ids = string.Join(',', sorted[start..end].Select(id => $"{{'id':'{id}'}}"));
            var (next, previous) = (end < Count ? "true" : "false", start > 0 ? "true" : "false");
            Assert.Equal(
                $"{{'books':{{'nodes':[{ids}],'pageInfo':{{'hasNextPage':{next},'hasPreviousPage':{previous}}}}}}}",
                await harness.DataTextAsync(
                    $"{{ books(order: [{order}], {page}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}"));
        }
    }

    [Fact]
    public async Task Page_OfAFilteredOrderBySeveralKeys_SkipsWhatTheFilterLeavesOut()
    {
        var expected = Sorted("{ size: DESC }, { price: ASC }")
            .Where(id => Books.Single(book => book.Id == id).Authors > 0)
            .Take(4)
            .Select(id => id["Book:".Length..]);

        var harness = await OpenAsync();
        Assert.Equal(
            string.Join(' ', expected),
            await harness.NamesAsync(
                "{ books(order: [{ size: DESC }, { price: ASC }], where: { authors: { any: true } }, first: 4) { nodes { name } } }"));
    }

    private static Task<EmbeddedHarness> OpenAsync()
    {
        var graph = GraphBuilder.Books.Node("Person:0").Node("Person:1").Node("Person:2");
        foreach (var book in Books)
        {
            graph.Node(book.Id, ("size", book.Size), ("price", book.Price));
            for (var person = 0; person < book.Authors; person++)
            {
                graph.Link("WROTE", $"Person:{person}", book.Id);
            }
        }

        return EmbeddedHarness.OpenAsync(graph);
    }

    private static string[] Sorted(string order)
    {
        var books = Books.OrderBy(_ => 0);
        foreach (var key in order.Split("}, {"))
        {
            var sign = key.Contains("DESC", StringComparison.Ordinal) ? -1 : 1;
            books = books.ThenBy(
                book => key.Contains("size", StringComparison.Ordinal) ? book.Size ?? double.MaxValue
                    : key.Contains("price", StringComparison.Ordinal) ? book.Price ?? double.MaxValue
                    : key.Contains("neq", StringComparison.Ordinal) ? Math.Max(0, book.Authors - 1)
                    : key.Contains("count", StringComparison.Ordinal) ? book.Authors
                    : book.Id[^1],
                Comparer<double>.Create((x, y) => sign * x.CompareTo(y)));
        }

        return [.. books.ThenBy(book => book.Id, StringComparer.Ordinal).Select(book => book.Id)];
    }

    private sealed record Book(string Id, int? Size, double? Price, int Authors);
}
