using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Caching.Memory;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// The last answer to each request, bounded in bytes. What is kept is never stale by itself: whoever finds an answer compares its version
/// with that of the graph.
/// </summary>
internal sealed class AnswerCache(CacheOptions options) : IDisposable
{
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = Math.Max(options.MaxBytes, 1) });

    /// <summary>Whether anything is kept.</summary>
    public bool IsOn { get; } = options.MaxBytes > 0;

    /// <summary>Whether an answer of that length may be kept.</summary>
    public bool Takes(int length) => IsOn && length <= options.MaxAnswerBytes && length < options.MaxBytes / 4;

    /// <summary>The answer that was kept last; null where there is none.</summary>
    public KeptAnswer? Find(RequestKey key) => _answers.TryGetValue(key, out var answer) ? (KeptAnswer)answer! : null;

    /// <summary>Keeps an answer in the place of the one before.</summary>
    public void Keep(RequestKey key, KeptAnswer answer) =>
        _answers.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Weight });

    public void Dispose() => _answers.Dispose();
}
