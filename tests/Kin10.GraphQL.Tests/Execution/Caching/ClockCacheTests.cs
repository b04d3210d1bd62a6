using System.Text;
using Kin10.GraphQL.Execution.Caching;

namespace Kin10.GraphQL.Tests.Execution.Caching;

public class ClockCacheTests
{
    [Fact]
    public void Find_AfterAdd_GivesTheSameValue()
    {
        var cache = Create(2);

        Assert.Null(cache.Find("a"u8));
        Assert.Equal("A", cache.Add("a"u8.ToArray(), "A"));
        Assert.Equal("A", cache.Find("a"u8));
    }

    [Fact]
    public void Add_KeyThatIsThere_KeepsTheFirst()
    {
        var cache = Create(2);
        cache.Add("a"u8.ToArray(), "first");

        Assert.Equal("first", cache.Add("a"u8.ToArray(), "second"));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Add_BeyondCapacity_EvictsWhatWasNotUsed()
    {
        var cache = Create(3);
        cache.Add("a"u8.ToArray(), "A");
        cache.Add("b"u8.ToArray(), "B");
        cache.Add("c"u8.ToArray(), "C");
        cache.Find("a"u8);
        cache.Find("c"u8);

        cache.Add("d"u8.ToArray(), "D");

        Assert.Equal(3, cache.Count);
        Assert.Null(cache.Find("b"u8));
        Assert.Equal("A", cache.Find("a"u8));
        Assert.Equal("D", cache.Find("d"u8));
    }

    [Fact]
    public void Add_AllUsed_StillEvictsOne()
    {
        var cache = Create(2);
        cache.Add("a"u8.ToArray(), "A");
        cache.Add("b"u8.ToArray(), "B");
        cache.Find("a"u8);
        cache.Find("b"u8);

        cache.Add("c"u8.ToArray(), "C");

        Assert.Equal(2, cache.Count);
        Assert.Equal("C", cache.Find("c"u8));
    }

    [Fact]
    public void Add_CapacityZero_KeepsNothing()
    {
        var cache = Create(0);

        Assert.Equal("A", cache.Add("a"u8.ToArray(), "A"));
        Assert.Null(cache.Find("a"u8));
    }

    [Fact]
    public void FindAndAdd_ManyThreads_NeverExceedCapacityNorMixValues()
    {
        var cache = Create(50);
        Parallel.For(0, 8, seed =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 5_000; i++)
            {
                var text = $"document {random.Next(200)}";
                var key = Encoding.UTF8.GetBytes(text);
                Assert.Equal(text, cache.Find(key) ?? cache.Add(key, text));
            }
        });

        Assert.Equal(50, cache.Count);
    }

    private static ClockCache<byte[], ReadOnlySpan<byte>, string> Create(int capacity) => new(capacity, new DocumentKeyComparer());
}
