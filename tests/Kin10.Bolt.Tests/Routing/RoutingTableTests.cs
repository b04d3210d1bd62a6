using Kin10.Bolt.Routing;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Routing;

public class RoutingTableTests
{
    private static readonly BoltAddress One = new("one", 7687);
    private static readonly BoltAddress Two = new("two", 7687);

    [Fact]
    public void Parse_Answer_SortsByRole()
    {
        var table = RoutingTable.Parse(Answer(300, "one", "two:7688"), 5);
        Assert.Equal([One], table.Routers.ToArray());
        Assert.Equal([new BoltAddress("two", 7688)], table.Readers.ToArray());
        Assert.Empty(table.Writers);
        Assert.Equal("db", table.Database);
        Assert.Equal(TimeSpan.FromSeconds(300), table.TimeToLive);
    }

    [Theory]
    [InlineData("one:0")]
    [InlineData("one:x")]
    [InlineData(":1")]
    [InlineData("")]
    public void Parse_NoAddress_IsAProtocolError(string address) =>
        Assert.Throws<BoltProtocolException>(() => RoutingTable.Parse(Answer(300, address, "two"), 5));

    [Fact]
    public void IsFresh_UntilItsTimeIsOverOrARoleIsEmpty()
    {
        var time = new ManualTime();
        var table = new RoutingTable("db", [One], [One, Two], [Two], TimeSpan.FromSeconds(10), time.GetTimestamp());
        Assert.True(table.IsFresh(AccessMode.Write, time));
        Assert.False(table.WithoutWriter(Two).IsFresh(AccessMode.Write, time));
        Assert.True(table.WithoutWriter(Two).IsFresh(AccessMode.Read, time));
        Assert.False(table.Without(One).IsFresh(AccessMode.Read, time));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(table.IsFresh(AccessMode.Write, time));
        Assert.False(RoutingTable.Empty.IsFresh(AccessMode.Read, time));
    }

    private static Dictionary<string, object?> Answer(long ttl, string router, string reader) => new()
    {
        ["rt"] = new Dictionary<string, object?>
        {
            ["ttl"] = ttl,
            ["db"] = "db",
            ["servers"] = new object?[]
            {
                new Dictionary<string, object?> { ["role"] = "ROUTE", ["addresses"] = new object?[] { router } },
                new Dictionary<string, object?> { ["role"] = "READ", ["addresses"] = new object?[] { reader } },
            },
        },
    };
}
