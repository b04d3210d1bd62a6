using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Records;

namespace Kin10.Graph.Neo4j.Tests.Records;

public sealed class ListReaderTests
{
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(0, 2, 1)]
    public void At_InAnyOrder_StandsAtTheItem(params int[] indexes)
    {
        var list = new ListReader(new PackStreamReader(Bytes()));

        Assert.Equal(3, list.Count);
        foreach (var index in indexes)
        {
            Assert.Equal($"item {index}", Read(list.At(index)));
        }
    }

    [Fact]
    public void At_Count_StandsBehindTheList()
    {
        var list = new ListReader(new PackStreamReader(Bytes()));

        Assert.Equal("behind", list.At(list.Count).ReadString());
    }

    [Fact]
    public void Passed_SaysWhereTheNextItemIs()
    {
        // Only somebody who believes where the first item ended finds another one there.
        using var writer = new PackStreamWriter();
        writer.Write("elsewhere");
        var list = new ListReader(new PackStreamReader(Bytes()));
        list.Passed(0, new PackStreamReader(writer.WrittenSpan));

        Assert.Equal("elsewhere", list.At(1).ReadString());
        Assert.Equal("item 0", Read(list.At(0)));
        Assert.Equal("item 1", Read(list.At(1)));
    }

    [Fact]
    public void Passed_OfAnItemAheadOfOthers_ChangesNothing()
    {
        var list = new ListReader(new PackStreamReader(Bytes()));
        var end = list.At(1);
        end.Skip();
        list.At(2);
        list.Passed(1, default);

        Assert.Equal("item 2", Read(list.At(2)));
        Assert.Equal("item 2", Read(end));
    }

    private static string Read(PackStreamReader item)
    {
        item.ReadListHeader();
        return item.ReadString();
    }

    // [["item 0", 0], ["item 1", 0], ["item 2", 0]] "behind"
    private static byte[] Bytes()
    {
        using var writer = new PackStreamWriter();
        writer.WriteValue(Enumerable.Range(0, 3).Select(i => (object?)new object?[] { $"item {i}", 0L }).ToArray());
        writer.Write("behind");
        return writer.WrittenSpan.ToArray();
    }
}
