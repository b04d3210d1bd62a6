using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>Small graphs full of nulls, ties and odd texts.</summary>
internal static class RandomGraph
{
    public static readonly string[] Texts =
        ["", "a", "A", "ab", "aB", "b", "\u00e9", "\u00c9", "\u0130", "i\u0307", "\u03a3", "\u039f\u03a3", "\u03bf\u03c2", "\uffee", "\U0001F600", "q\"\\\n", "z"];

    public static GraphBundle Make(Random random)
    {
        var graph = GraphBuilder.Books;
        string[] books = [.. Enumerable.Range(0, random.Next(1, 14)).Select(i => $"Book:b{i}")];
        string[] people = [.. Enumerable.Range(0, random.Next(1, 7)).Select(i => $"Person:p{i}")];
        string[] series = [.. Enumerable.Range(0, random.Next(1, 3)).Select(i => $"Series:s{i}")];
        foreach (var book in books)
        {
            graph.Node(book,
                ("name", Text()), ("size", Maybe(() => (long)random.Next(-2, 4))), ("genre", Maybe(Genre)), ("price", Maybe(() => random.Next(8) * 0.1)),
                ("sold", Maybe(() => random.Next(6) == 0 ? long.MaxValue - random.Next(2) : random.Next(-3, 3))),
                ("published", Maybe(() => new DateOnly(2000 + random.Next(3), 1, 1 + random.Next(2)))), ("isOld", Maybe(() => random.Next(2) == 0)),
                ("subtitle", Maybe(Text)), ("tags", List(Text)), ("genres", List(Genre)));
        }

        foreach (var person in people)
        {
            graph.Node(person, ("name", Text()), ("size", Maybe(() => (long)random.Next(4))), ("tags", List(Text)));
        }

        foreach (var each in series)
        {
            graph.Node(each, ("name", Text()));
        }

        foreach (var (person, book) in Pairs(people, books, 0.3))
        {
            graph.Link("WROTE", person, book,
                ("share", random.Next(4) * 0.25), ("year", Maybe(() => (long)random.Next(1990, 1993))), ("note", Maybe(Text)), ("roles", List(Text)));
        }

        foreach (var (from, to) in Pairs(books, [.. books, .. people], 0.1))
        {
            graph.Link("MENTIONS", from, to);
        }

        foreach (var (from, to) in Pairs(people, people, 0.4).Where(pair => string.CompareOrdinal(pair.X, pair.Y) < 0))
        {
            var (first, second) = random.Next(2) == 0 ? (from, to) : (to, from);
            graph.Link("KNOWS", first, second);
        }

        foreach (var book in books.Where(_ => random.Next(3) > 0))
        {
            graph.Link("PART_OF", book, series[random.Next(series.Length)]);
        }

        return graph.Build();

        object Text() => Texts[random.Next(Texts.Length)];
        object Genre() => random.Next(3) switch { 0 => "VERSE", 1 => "PROSE", _ => "ESSAY" };
        object? Maybe<T>(Func<T> value) => random.Next(3) == 0 ? null : value();
        string[] List<T>(Func<T> value) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => (string)(object)value()!)];
        IEnumerable<(string X, string Y)> Pairs(string[] xs, string[] ys, double share) =>
            [.. xs.SelectMany(x => ys.Select(y => (x, y))).Where(_ => random.NextDouble() < share)];
    }
}
