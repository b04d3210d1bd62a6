using System.Security.Cryptography;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class SharedDocumentsTests : IDisposable
{
    private static readonly byte[] Document = "{ __typename }"u8.ToArray();
    private static readonly byte[] Hash = SHA256.HashData(Document);

    private readonly FakeCache _cache = new();
    private readonly RecordingLogger _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Find_WhatWasKept_IsTheDocument()
    {
        await using var cache = _cache.Share(_log);
        var shared = new SharedDocuments(cache, new RedisOptions(), new LimitsOptions());
        shared.Keep(Hash, Document);
        await Eventually.TrueAsync(() => _cache.Entries.Count == 1);

        Assert.Equal(Document, await shared.FindAsync(Hash, CancellationToken.None));
        Assert.Equal($"kin10:document:{Convert.ToHexStringLower(Hash)}", _cache.Entries.Keys.Single());
        Assert.Equal(TimeSpan.FromDays(1), _cache.Lifetime);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{ __typename } ")]
    public async Task Find_AnotherText_IsNone(string text)
    {
        await using var cache = _cache.Share(_log);
        _cache.Entries[$"kin10:document:{Convert.ToHexStringLower(Hash)}"] = System.Text.Encoding.UTF8.GetBytes(text);

        Assert.Null(await new SharedDocuments(cache, new RedisOptions(), new LimitsOptions()).FindAsync(Hash, CancellationToken.None));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Find_LongerThanADocumentMayBe_IsNone()
    {
        await using var cache = _cache.Share(_log);
        var shared = new SharedDocuments(cache, new RedisOptions(), new LimitsOptions { MaxDocumentBytes = Document.Length - 1 });
        _cache.Entries[$"kin10:document:{Convert.ToHexStringLower(Hash)}"] = Document;

        Assert.Null(await shared.FindAsync(Hash, CancellationToken.None));
    }

    [Fact]
    public async Task Find_NoCache_IsNone()
    {
        var shared = new SharedDocuments(null, new RedisOptions(), new LimitsOptions());
        shared.Keep(Hash, Document);

        Assert.Null(await shared.FindAsync(Hash, CancellationToken.None));
    }
}
