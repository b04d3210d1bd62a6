using System.Text;
using Kin10.GraphQL.Execution.Caching;

namespace Kin10.GraphQL.Tests.Execution.Caching;

public class ClockCacheTests
{
    // As many as fit, each of weight 1.
    private const int Capacity = 16;

    [Fact]
    public void Find_AfterAdd_GivesTheSameValue()
    {
        var cache = Create();

        Assert.Null(cache.Find("a"u8));
        Assert.Equal("A", cache.Add("a"u8.ToArray(), "A", 1));
        Assert.Equal("A", cache.Find("a"u8));
    }

    [Fact]
    public void Add_KeyThatIsThere_KeepsTheFirst()
    {
        var cache = Create();
        cache.Add("a"u8.ToArray(), "first", 1);

        Assert.Equal("first", cache.Add("a"u8.ToArray(), "second", 1));
        Assert.Equal((1, 1), (cache.Count, cache.Weight));
    }

    [Fact]
    public void Add_BeyondCapacity_EvictsWhatWasNotUsed()
    {
        var cache = Create();
        Fill(cache);
        foreach (var key in Enumerable.Range(0, Capacity).Where(key => key != 5))
        {
            cache.Find(Key(key));
        }

        cache.Add("d"u8.ToArray(), "D", 1);

        Assert.Equal((Capacity, Capacity), (cache.Count, cache.Weight));
        Assert.Null(cache.Find(Key(5)));
        Assert.Equal("4", cache.Find(Key(4)));
        Assert.Equal("D", cache.Find("d"u8));
    }

    [Fact]
    public void Add_AllUsed_StillEvictsOne()
    {
        var cache = Create();
        Fill(cache);
        foreach (var key in Enumerable.Range(0, Capacity))
        {
            cache.Find(Key(key));
        }

        cache.Add("c"u8.ToArray(), "C", 1);

        Assert.Equal(Capacity, cache.Count);
        Assert.Equal("C", cache.Find("c"u8));
    }

    [Fact]
    public void Add_HeavyEntry_EvictsAsManyAsItWeighs()
    {
        var cache = new ClockCache<byte[], ReadOnlySpan<byte>, string>(160, new DocumentKeyComparer());
        foreach (var key in Enumerable.Range(0, 80))
        {
            cache.Add(Key(key), "light", 2);
        }

        cache.Add("heavy"u8.ToArray(), "heavy", 10);

        Assert.Equal((76, 160), (cache.Count, cache.Weight));
        Assert.Equal("heavy", cache.Find("heavy"u8));
    }

    [Fact]
    public void Add_TooHeavyForItsPart_IsNotKept()
    {
        var cache = Create();

        Assert.Equal("A", cache.Add("a"u8.ToArray(), "A", 2));
        Assert.Null(cache.Find("a"u8));
        Assert.Equal(0, cache.Weight);
    }

    [Fact]
    public void Add_CapacityZero_KeepsNothing()
    {
        var cache = new ClockCache<byte[], ReadOnlySpan<byte>, string>(0, new DocumentKeyComparer());

        Assert.Equal("A", cache.Add("a"u8.ToArray(), "A", 1));
        Assert.Null(cache.Find("a"u8));
    }

    [Fact]
    public void FindAndAdd_ManyThreads_NeverExceedCapacityNorMixValues()
    {
        var cache = new ClockCache<byte[], ReadOnlySpan<byte>, string>(200, new DocumentKeyComparer());
        Parallel.For(0, 8, seed =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 5_000; i++)
            {
                var number = random.Next(200);
                var text = $"document {number}";
                var key = Encoding.UTF8.GetBytes(text);
                Assert.Equal(text, cache.Find(key) ?? cache.Add(key, text, 1 + (number % 12)));
            }
        });

        Assert.InRange(cache.Weight, 200 - 11, 200);
    }

    private static void Fill(ClockCache<byte[], ReadOnlySpan<byte>, string> cache)
    {
        foreach (var key in Enumerable.Range(0, Capacity))
        {
            cache.Add(Key(key), $"{key}", 1);
        }
    }

    private static byte[] Key(int number) => Encoding.UTF8.GetBytes($"{number}");

    private static ClockCache<byte[], ReadOnlySpan<byte>, string> Create() => new(Capacity, new DocumentKeyComparer());
}
