using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class KeysetTests
{
    private static readonly bool[] Both = [false, true];
    private static readonly long?[] Sizes = [null, 1, 2];
    private static readonly string[] Names = ["a", "b"];
    private static readonly string[] Ids = ["Book:x", "Book:y"];
    private static readonly Row[] Rows = [.. from size in Sizes from name in Names from id in Ids select new Row(size, name, id)];

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void Beyond_OfEachRow_HoldsForTheRowsOnThatSide(bool firstDescending, bool secondDescending, bool swapped)
    {
        OrderKey Key(string name, bool descending) => KeysetTests.Key(name, descending) with { MissingFirst = descending != swapped };

        // One key may be missing, the other not.
        foreach (var order in (OrderKey[][])
            [
                [Key("size", firstDescending), Key("name", secondDescending)],
                [Key("name", firstDescending), Key("size", secondDescending)],
                [Key("size", firstDescending)],
                [Key("name", firstDescending)],
                [],
            ])
        {
            foreach (var cursor in Rows)
            {
                foreach (var (after, inclusive) in from x in Both from y in Both select (x, y))
                {
                    Check(order, cursor, after, inclusive);
                }
            }
        }
    }

    [Fact]
    public void Beyond_OfAPlainFirstKey_BeginsWithARangeOfItsIndex()
    {
        Assert.Equal(
            "n.name >= $c0_0 AND (n.name > $c0_0 OR n.id > $c0_id)",
            Beyond([Key("name", false)], new Row(1, "a", "Book:x"), after: true, inclusive: false, OrderPart.All));
        Assert.Equal(
            "n.name <= $c0_0 AND (n.name < $c0_0 OR n.id <= $c0_id)",
            Beyond([Key("name", false)], new Row(1, "a", "Book:x"), after: false, inclusive: true, OrderPart.All));
    }

    [Fact]
    public void Beyond_OfTheKnownPart_AsksForNoMissingKey()
    {
        var text = Beyond([Key("size", false)], new Row(1, "a", "Book:x"), after: true, inclusive: false, OrderPart.Known);

        Assert.Equal("n.size >= $c0_0 AND (n.size > $c0_0 OR n.id > $c0_id)", text);
    }

    [Fact]
    public void Beyond_OfAPartThatIsWhollyOnOneSide_IsDecided()
    {
        OrderKey[] ascending = [Key("size", false)];

        Assert.Equal(Keyset.True, Beyond(ascending, new Row(1, "a", "Book:x"), after: true, inclusive: false, OrderPart.Missing));
        Assert.Equal(Keyset.False, Beyond(ascending, new Row(1, "a", "Book:x"), after: false, inclusive: false, OrderPart.Missing));
        Assert.Equal(Keyset.False, Beyond(ascending, new Row(null, "a", "Book:x"), after: true, inclusive: false, OrderPart.Known));
        Assert.Equal(Keyset.True, Beyond(ascending, new Row(null, "a", "Book:x"), after: false, inclusive: false, OrderPart.Known));
    }

    [Fact]
    public void Beyond_OfATextWithSurrogates_ComparesByCodePoint()
    {
        var text = Beyond([Key("name", false)], new Row(1, "a\U0001F600", "Book:x"), after: true, inclusive: false, OrderPart.All);

        Assert.StartsWith(
            "(n.name IS NOT NULL AND CASE WHEN n.name STARTS WITH $c0_0_beginning THEN "
            + "[i0 IN range(0, coalesce(size(substring(n.name, size($c0_0_beginning))), 0) - 1) | ",
            text,
            StringComparison.Ordinal);
        Assert.Contains("] > [i1 IN range(0, coalesce(size($c0_0_rest), 0) - 1) | ", text, StringComparison.Ordinal);
        Assert.EndsWith(" ELSE n.name > $c0_0_beginning END OR n.name = $c0_0 AND n.id > $c0_id)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, true, "n.name > $c0_0")]
    [InlineData(false, false, false, "(n.name < $c0_0 OR n.name = $c0_0)")]
    [InlineData(false, true, true, "n.name > $c0_0 AND NOT n.name STARTS WITH $c0_0")]
    [InlineData(false, true, false, "(n.name < $c0_0 OR n.name STARTS WITH $c0_0)")]
    [InlineData(true, false, true, "(n.name < $c0_0 OR n.name STARTS WITH $c0_0)")]
    [InlineData(true, false, false, "n.name > $c0_0 AND NOT n.name STARTS WITH $c0_0")]
    [InlineData(true, true, true, "(n.name < $c0_0 OR n.name = $c0_0)")]
    [InlineData(true, true, false, "n.name > $c0_0")]
    public void Beyond_OfATextThatIsNotLeft_IsBesideAllThatBeginSo(bool descending, bool isBefore, bool after, string expected)
    {
        var position = new CursorPosition([new CutText("a", 1), 1L], "Book:x");
        var request = Request(Operation(PlanSamples.Root(Connection()), SlotKind.Cursor), position);
        OrderTerm[] terms = [new("n.name", null, Key("name", descending)), new("n.size", null, Key("size", false))];

        var keyset = new Keyset(new StatementContext(BookModel.Model, request, null!), terms, "n", before: isBefore ? 0 : -1);

        Assert.Equal(expected, keyset.Beyond(0, after, inclusive: true, OrderPart.All));
    }

    [Theory]
    [InlineData("true", "x", "x", "true")]
    [InlineData("x", "true", "x", "true")]
    [InlineData("false", "x", "false", "x")]
    [InlineData("x", "false", "false", "x")]
    [InlineData("x", "y", "x AND y", "(x OR y)")]
    [InlineData("true", "false", "false", "true")]
    public void AndOr_OfConstants_AreSimple(string left, string right, string and, string or)
    {
        Assert.Equal(and, Keyset.And(left, right));
        Assert.Equal(or, Keyset.Or(left, right));
    }

    private static void Check(OrderKey[] order, Row cursor, bool after, bool inclusive)
    {
        foreach (var part in Enum.GetValues<OrderPart>())
        {
            var text = Beyond(order, cursor, after, inclusive, part);
            foreach (var row in Rows.Where(row => IsIn(part, order, row)))
            {
                var comparison = Compare(order, row, cursor);
                var expected = comparison == 0 ? inclusive : comparison > 0 == after;
                var values = row.Values();
                values["$c0_id"] = cursor.Id;
                for (var i = 0; i < order.Length; i++)
                {
                    values[$"$c0_{i}"] = cursor.Of(order[i]);
                }

                Assert.True(
                    new CypherPredicate(values).Holds(text) == expected,
                    $"{row} {(after ? "behind" : "ahead of")} {cursor} in {part}, inclusive {inclusive}: expected {expected} of {text}");
            }
        }
    }

    private static string Beyond(OrderKey[] order, Row cursor, bool after, bool inclusive, OrderPart part)
    {
        var position = new CursorPosition([.. order.Select(cursor.Of)], cursor.Id);
        var request = Request(Operation(PlanSamples.Root(Connection()), SlotKind.Cursor), position);
        var context = new StatementContext(BookModel.Model, request, null!);
        var terms = order.Select(key => new OrderTerm($"n.{Name(key)}", null, key)).ToList();
        return new Keyset(context, terms, "n", before: -1).Beyond(0, after, inclusive, part);
    }

    // Without a key there is only one part.
    private static bool IsIn(OrderPart part, OrderKey[] order, Row row) => part switch
    {
        OrderPart.All => true,
        OrderPart.Known => order.Length > 0 && row.Of(order[0]) is not null,
        OrderPart.Missing => order.Length > 0 && row.Of(order[0]) is null,
        _ => throw UnknownNode.Of(part),
    };

    // Ties go by id, ascending.
    private static int Compare(OrderKey[] order, Row x, Row y)
    {
        foreach (var key in order)
        {
            var (left, right) = (x.Of(key), y.Of(key));
            if (left is null != right is null)
            {
                return left is null == key.MissingFirst ? -1 : 1;
            }

            var comparison = left is null ? 0 : Comparer<object>.Default.Compare(left, right);
            if (comparison != 0)
            {
                return key.Descending ? -comparison : comparison;
            }
        }

        return string.CompareOrdinal(x.Id, y.Id);
    }

    private static OrderKey Key(string name, bool descending) => new(new PropertyOperand(Property(name)), descending);

    private static string Name(OrderKey key) => ((PropertyOperand)key.Operand).Property.Name;

    private sealed record Row(long? Size, string Name, string Id)
    {
        public object? Of(OrderKey key) => KeysetTests.Name(key) == "size" ? Size : Name;

        public Dictionary<string, object?> Values() => new() { ["n.size"] = Size, ["n.name"] = Name, ["n.id"] = Id };
    }
}
