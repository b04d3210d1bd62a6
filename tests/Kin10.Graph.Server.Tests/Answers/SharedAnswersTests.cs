using System.Text;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class SharedAnswersTests : IDisposable
{
    private static readonly RequestKey Key = new(7);
    private static readonly KeptAnswer Answer = new("v1", Key.Tag("v1"), "Name", Encoding.UTF8.GetBytes("{}"));

    private readonly FakeCache _cache = new();
    private readonly RecordingLogger _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Find_WhatWasKept_IsTheLastAnswerWithItsVersion()
    {
        await using var cache = _cache.Share(_log);
        var shared = new SharedAnswers(cache, new RedisOptions());
        shared.Keep(Key, Answer);
        await Eventually.TrueAsync(() => _cache.Entries.Count == 1);

        var found = (await shared.FindAsync(Key, CancellationToken.None))!;
        Assert.Equal(("v1", "{}"), (found.Version, Encoding.UTF8.GetString(found.Body)));
        shared.Keep(Key, new KeptAnswer("v2", Key.Tag("v2"), "Name", Answer.Body));
        while ((await shared.FindAsync(Key, CancellationToken.None))?.Version != "v2")
        {
            await Task.Delay(5);
        }

        Assert.StartsWith("kin10:", _cache.Entries.Keys.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_SomethingElse_IsNoneAndTheCacheWorks()
    {
        await using var cache = _cache.Share(_log);
        var shared = new SharedAnswers(cache, new RedisOptions());
        shared.Keep(Key, Answer);
        await Eventually.TrueAsync(() => _cache.Entries.Count == 1);
        _cache.Entries[_cache.Entries.Keys.Single()] = "garbage"u8.ToArray();

        Assert.Null(await shared.FindAsync(Key, CancellationToken.None));
        Assert.Empty(_log.Entries);
    }
}
