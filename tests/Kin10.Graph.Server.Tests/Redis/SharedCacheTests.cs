using Kin10.Graph.Server.Redis;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Redis;

public sealed class SharedCacheTests : IDisposable
{
    private const string Name = "name";

    private readonly FakeCache _cache = new();
    private readonly RecordingLogger _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Find_CacheFails_GoesOnWithoutItForAWhileAndSaysSoOnce()
    {
        _cache.OnGet = _ => throw new TimeoutException("no");
        await using var shared = _cache.Share(_log, TimeSpan.FromHours(1));
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(await shared.FindAsync(Name, CancellationToken.None));
            Keep(shared);
        }

        Assert.Equal((1, 0), (_cache.Gets, _cache.Entries.Count));
        Assert.Single(_log.Entries);
    }

    [Fact]
    public async Task Find_CacheHangs_WaitsNoLongerThanTheTimeout()
    {
        var hanging = new TaskCompletionSource();
        _cache.OnGet = _ => hanging.Task;
        await using var shared = _cache.Share(_log, TimeSpan.FromHours(1));

        Assert.Null(await shared.FindAsync(Name, CancellationToken.None));
        Assert.Single(_log.Entries);
        hanging.SetResult();
    }

    [Fact]
    public async Task Find_ClientLeaves_IsCancelledAndNoFailureOfTheCache()
    {
        using var gone = new CancellationTokenSource();
        _cache.OnGet = async _ =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, gone.Token);
        };
        await using var shared = _cache.Share(_log);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shared.FindAsync(Name, gone.Token).AsTask());
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Find_CacheWorksAgain_IsAskedAgainAndSaysSo()
    {
        _cache.OnGet = _ => throw new TimeoutException("no");
        await using var shared = _cache.Share(_log, TimeSpan.FromMilliseconds(1));
        Assert.Null(await shared.FindAsync(Name, CancellationToken.None));
        _cache.OnGet = _ => Task.CompletedTask;
        Keep(shared);
        while (await shared.FindAsync(Name, CancellationToken.None) is null)
        {
            Keep(shared);
            await Task.Delay(5);
        }

        Assert.Equal([2008, 2009], _log.Entries.Select(entry => entry.Id));
    }

    private static void Keep(SharedCache shared) => shared.Keep(Name, static () => [1], TimeSpan.FromHours(1));
}
