using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;

namespace Kin10.Graph.Server.Answers;

/// <summary>Answers that several instances share.</summary>
/// <param name="cache">Where they are; null where they are not shared.</param>
/// <param name="options">How long they stay there.</param>
internal sealed class SharedAnswers(SharedCache? cache, RedisOptions options)
{
    /// <summary>Whether there is such a cache.</summary>
    public bool IsOn => cache is not null;

    /// <summary>
    /// The answer that another instance, or this one, left there last, of whatever version; null where there is none, or the cache does
    /// not work.
    /// </summary>
    /// <param name="key">The request.</param>
    /// <param name="cancellationToken">Ends when nobody waits for it.</param>
    public async ValueTask<KeptAnswer?> FindAsync(RequestKey key, CancellationToken cancellationToken) =>
        cache is not null && await cache.FindAsync(NameOf(key), cancellationToken) is { } bytes ? AnswerFormat.Read(bytes, key) : null;

    /// <summary>Leaves an answer there, some time soon.</summary>
    public void Keep(RequestKey key, KeptAnswer answer) =>
        cache?.Keep(NameOf(key), () => AnswerFormat.Write(key, answer), options.Expiration);

    private static string NameOf(RequestKey key) => $"{key}";
}
