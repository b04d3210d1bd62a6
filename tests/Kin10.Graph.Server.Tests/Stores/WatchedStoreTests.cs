using Kin10.Graph.ModelReading;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Testing;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Stores;

public sealed class WatchedStoreTests : IAsyncDisposable
{
    private readonly FakeStore _store = new();
    private readonly FakeStore _probe = new();
    private readonly RecordingLogger _log = new();
    private readonly WatchedStore _watched;

    public WatchedStoreTests()
    {
        var settings = new Neo4jSettings { RetryInterval = TimeSpan.FromMilliseconds(10), ConnectTimeout = TimeSpan.FromSeconds(1) };
        var clock = TimeProvider.System;
        _watched = new WatchedStore(_store, new StoreWatch(_probe, Kin10Model.Model, settings, clock), TimeSpan.FromSeconds(1), clock);
    }

    public ValueTask DisposeAsync() => _watched.DisposeAsync();

    [Fact]
    public async Task ReadVersion_StoreAnswers_AsksOnlyTheStore()
    {
        _probe.OnVersion = _ => throw new InvalidOperationException("Nobody has reason to ask.");

        Assert.Equal("version-1", await _watched.ReadVersionAsync(default));
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TimeoutException))]
    public async Task Start_ProbeFailsByAFault_IsWatchedOnUntilItAnswers(Type fault)
    {
        _probe.OnVersion = _ => throw (Exception)Activator.CreateInstance(fault)!;
        await _watched.StartAsync(_log.CreateLogger("test"), default);
        await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        _probe.OnVersion = _ => ValueTask.CompletedTask;
        while (!(await _watched.CheckHealthAsync(default)).IsReady)
        {
            await Task.Yield();
        }

        Assert.Equal("version-1", await _watched.ReadVersionAsync(default));
    }

    [Fact]
    public async Task Start_DatabaseSilent_RefusesWithoutAskingUntilItAnswers()
    {
        var asked = 0;
        _store.OnVersion = _ =>
        {
            asked++;
            return ValueTask.CompletedTask;
        };
        _probe.OnVersion = _ => throw new GraphStoreException("Nobody is at home.", isTransient: true);
        await _watched.StartAsync(_log.CreateLogger("test"), default);

        var refused = await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        Assert.Equal("Nobody is at home.", refused.Message);
        Assert.Equal(new StoreHealth(false, "Nobody is at home."), await _watched.CheckHealthAsync(default));
        Assert.Equal(0, asked);

        _probe.OnVersion = _ => ValueTask.CompletedTask;
        while (!(await _watched.CheckHealthAsync(default)).IsReady)
        {
            await Task.Yield();
        }

        Assert.Equal("version-1", await _watched.ReadVersionAsync(default));
        await Eventually.TrueAsync(() => _log.Entries.Count == 4);
        Assert.Equal([2003, 2004, 2002, 2005], _log.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task ReadVersion_DatabaseSaysWhatClientsMayKnow_TellsThem()
    {
        _probe.OnHealth = _ => new(new StoreHealth(false, "An import has not finished.") { ForClients = "Wait." });
        await _watched.StartAsync(_log.CreateLogger("test"), default);

        var refused = await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        Assert.Equal(("An import has not finished.", "Wait."), (refused.Message, refused.ForClients));
    }

    [Fact]
    public async Task ReadVersion_StoreFailsButTheDatabaseAnswers_IsNotAnOutage()
    {
        var probed = new TaskCompletionSource();
        _probe.OnVersion = _ =>
        {
            probed.TrySetResult();
            return ValueTask.CompletedTask;
        };
        await _watched.StartAsync(_log.CreateLogger("test"), default);
        _store.OnVersion = _ => throw new GraphStoreException("No connection is free.", isTransient: true);
        await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        await probed.Task;
        _store.OnVersion = _ => ValueTask.CompletedTask;

        Assert.Equal("version-1", await _watched.ReadVersionAsync(default));
        Assert.DoesNotContain(_log.Entries, entry => entry.Id == 2003);
    }

    [Fact]
    public async Task ReadVersion_StoreFailsForGood_IsNoReasonToDoubtTheDatabase()
    {
        var probes = 0;
        _probe.OnVersion = _ =>
        {
            probes++;
            return ValueTask.CompletedTask;
        };
        await _watched.StartAsync(_log.CreateLogger("test"), default);
        var atStart = probes;
        _store.OnVersion = _ => throw new GraphStoreException("It cannot plan this statement.", isTransient: false);
        await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        _store.OnVersion = _ => ValueTask.CompletedTask;

        Assert.Equal("version-1", await _watched.ReadVersionAsync(default));
        Assert.Equal(atStart, probes);
    }

    [Fact]
    public async Task WaitForChange_DatabaseSilent_IsNotRefusedAndEndsByTheStore()
    {
        var change = new TaskCompletionSource<string>();
        _store.OnWait = async (version, token) => version + await change.Task.WaitAsync(token);
        _probe.OnVersion = _ => throw new GraphStoreException("Nobody is at home.", isTransient: true);
        await _watched.StartAsync(_log.CreateLogger("test"), default);
        using var gone = new CancellationTokenSource();
        var leaving = _watched.WaitForChangeAsync("version-", gone.Token);
        var staying = _watched.WaitForChangeAsync("version-", default);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);

        Assert.False(staying.IsCompleted);
        change.SetResult("2");
        Assert.Equal("version-2", await staying);
    }

    [Fact]
    public async Task Start_AnotherSchemaVersion_IsRefusedWithThatReason()
    {
        _probe.OnHealth = _ => new(new StoreHealth(false, "It holds version 9."));
        await _watched.StartAsync(_log.CreateLogger("test"), default);

        var refused = await Assert.ThrowsAsync<GraphStoreException>(() => _watched.ReadVersionAsync(default).AsTask());
        Assert.Equal("It holds version 9.", refused.Message);
        Assert.Contains(
            _log.Entries,
            entry => entry.Level == LogLevel.Warning && entry.Message.Contains("It holds version 9.", StringComparison.Ordinal));
    }
}
