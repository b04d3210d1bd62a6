using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Records;

namespace Kin10.Graph.Neo4j.Tests.Records;

public sealed class RowListTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(1, 0)]
    public void At_OfAListInARecord_GivesThePageInItsOrderAndEndsBehindTheList(int fetched, int size)
    {
        foreach (var isBackward in (bool[])[false, true])
        {
            foreach (var asked in Orders(Math.Min(fetched, size)))
            {
                var bytes = Bytes(fetched);
                var list = new PackStreamReader(bytes);
                list.ReadListHeader();
                list.Skip();
                var rows = new RowList(list, size, isBackward);

                Assert.Equal(Math.Min(fetched, size), rows.Count);
                Assert.Equal(fetched > size, rows.HasMore);
                foreach (var index in asked)
                {
                    var at = rows.At(index);
                    Assert.Equal($"row {(isBackward ? rows.Count - 1 - index : index)}", at.ReadString());
                    rows.Passed(index, at);
                }

                var end = rows.End();
                Assert.Equal("behind", end.ReadString());
                rows.Dispose();
            }
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    public void At_OfRecords_GivesThePageInItsOrder(int fetched, int size)
    {
        using var writer = new PackStreamWriter();
        for (var i = 0; i < fetched; i++)
        {
            writer.Write($"row {i}");
        }

        foreach (var isBackward in (bool[])[false, true])
        {
            foreach (var asked in Orders(Math.Min(fetched, size)))
            {
                var rows = new RowList(writer.WrittenSpan, fetched, size, isBackward);

                Assert.Equal(Math.Min(fetched, size), rows.Count);
                Assert.Equal(fetched > size, rows.HasMore);
                foreach (var index in asked)
                {
                    Assert.Equal($"row {(isBackward ? rows.Count - 1 - index : index)}", rows.At(index).ReadString());
                }

                rows.Dispose();
            }
        }
    }

    [Fact]
    public void IsPassed_OfAPage_HoldsOnceItsLastRowWasRead()
    {
        var list = new PackStreamReader(Bytes(3));
        list.ReadListHeader();
        list.Skip();
        var rows = new RowList(list, 2, isBackward: false);
        Assert.False(rows.IsPassed);
        for (var i = 0; i < 2; i++)
        {
            var at = rows.At(i);
            at.Skip();
            rows.Passed(i, at);
            Assert.Equal(i == 1, rows.IsPassed);
        }

        Assert.Equal("behind", rows.End().ReadString());
    }

    [Fact]
    public void Dispose_Twice_GivesBackOnce()
    {
        var list = new PackStreamReader(Bytes(3));
        list.ReadListHeader();
        list.Skip();
        var rows = new RowList(list, 3, isBackward: true);
        Assert.Equal("row 2", rows.At(0).ReadString());

        rows.Dispose();
        rows.Dispose();
        Assert.Equal("row 2", rows.At(0).ReadString());
        rows.Dispose();
    }

    // Once through, twice, from behind, and not at all.
    private static IEnumerable<int[]> Orders(int count)
    {
        int[] once = [.. Enumerable.Range(0, count)];
        return [once, [.. once, .. once], [.. once.Reverse()], []];
    }

    // ["ahead", ["row 0", "row 1", ...], "behind"]
    private static byte[] Bytes(int rows)
    {
        using var writer = new PackStreamWriter();
        writer.WriteListHeader(3);
        writer.Write("ahead");
        writer.WriteListHeader(rows);
        for (var i = 0; i < rows; i++)
        {
            writer.Write($"row {i}");
        }

        writer.Write("behind");
        return writer.WrittenSpan.ToArray();
    }
}
