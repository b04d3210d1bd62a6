using Kin10.Graph.Bundles;

namespace Kin10.Graph.Tests.Bundles;

public sealed class PackedRowsTests
{
    private static readonly object?[] EachKind =
    [
        "Partner:a", null, "", "é\u0000𝄞", true, false, long.MinValue, -0.0, double.MaxValue, DateOnly.MaxValue, Array.Empty<string>(),
        new[] { "", "x" },
    ];

    [Fact]
    public void Read_EachKindOfValue_IsThatValue()
    {
        var values = new PackedValues();
        values.Add([]);
        values.Add(EachKind);

        Assert.Empty(values.Read(0));
        Assert.Equal(EachKind, values.Read(1));
        Assert.NotSame(values.Read(1), values.Read(1));
    }

    [Fact]
    public void Read_RowsOfAnySize_AreThose()
    {
        // Some rows are larger than a block, and some end where one does.
        var random = new Random(10);
        var rows = Enumerable.Range(0, 200)
            .Select(_ => Enumerable.Range(0, random.Next(5)).Select(_ => new string('é', random.Next(1 << random.Next(17)))).ToArray())
            .ToArray();
        var values = new PackedValues();
        foreach (var row in rows)
        {
            values.Add([row, .. row]);
        }

        Assert.Equal(rows.Length, values.Count);
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            Assert.Equal([rows[i], .. rows[i]], values.Read(i));
        }
    }

    [Fact]
    public void Add_ValueThatBundlesDoNotHave_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new PackedValues().Add([1]));

    [Fact]
    public void Complete_NodesInAnyOrder_AreOrderedById()
    {
        var rows = PackedRows<NodeRow>.OfNodes();
        foreach (var id in new[] { "A:b", "A:a-b", "A:a", "A:c" })
        {
            rows.Add(new NodeRow([id, $"name of {id}"]));
        }

        var ordered = rows.Complete();

        Assert.Equal(["A:a", "A:a-b", "A:b", "A:c"], ordered.Select(row => row.Id));
        Assert.All(ordered, row => Assert.Equal($"name of {row.Id}", row.Values[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ordered[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ordered[-1]);
    }

    [Fact]
    public void Complete_RelationshipsInAnyOrder_AreOrderedByTheirEnds()
    {
        var rows = PackedRows<RelationshipRow>.OfRelationships();
        rows.Add(new("A:b", "B:a", [1L]));
        rows.Add(new("A:a", "B:b", [2L]));
        rows.Add(new("A:a", "B:a", [3L]));

        Assert.Equal([("A:a", "B:a"), ("A:a", "B:b"), ("A:b", "B:a")], rows.Complete().Select(row => (row.From, row.To)));
        Assert.Equal([3L, 2L, 1L], rows.Complete().Select(row => row.Values[0]));
    }
}
