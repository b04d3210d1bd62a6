using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Documents;

/// <summary>
/// Counts the requests whose documents are not trusted, and logs each document that was answered once, as long as there are not too many.
/// </summary>
internal sealed class UntrustedDocuments
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Kin10.Graph.Server";

    private const int MaxShown = 1000;
    private static readonly KeyValuePair<string, object?> Answered = new("outcome", "answered");
    private static readonly KeyValuePair<string, object?> Refused = new("outcome", "refused");

    private readonly TrustedDocumentsOptions _options;
    private readonly ILogger _logger;
    private readonly Counter<long> _requests;
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Counts nothing yet.</summary>
    public UntrustedDocuments(TrustedDocumentsOptions options, IMeterFactory meters, ILogger<UntrustedDocuments> logger)
    {
        (_options, _logger) = (options, logger);
        _requests = meters.Create(MeterName).CreateCounter<long>(
            "kin10.graph.untrusted_document.requests", "{request}", "Requests whose documents are not trusted.");
    }

    /// <summary>A request was refused.</summary>
    public void CountRefused() => _requests.Add(1, Refused);

    /// <summary>A request was answered.</summary>
    /// <param name="hash">The SHA-256 of its document in hexadecimal digits.</param>
    /// <param name="document">Its document, which is valid.</param>
    public void Report(string hash, ReadOnlySpan<byte> document)
    {
        _requests.Add(1, Answered);
        if (Volatile.Read(ref _count) > _options.MaxReported || !_reported.TryAdd(hash, true))
        {
            return;
        }

        var count = Interlocked.Increment(ref _count);
        if (count <= _options.MaxReported)
        {
            ServerLog.DocumentNotTrusted(_logger, hash, OneLine(document));
        }
        else if (count == _options.MaxReported + 1)
        {
            ServerLog.ManyDocumentsNotTrusted(_logger, _options.MaxReported);
        }
    }

    // Spaces and line breaks mean nothing in a document but in texts, of which only people read this one. A log takes one line for each.
    private static string OneLine(ReadOnlySpan<byte> document)
    {
        var text = Encoding.UTF8.GetString(document[..Math.Min(document.Length, 4 * MaxShown)]);
        var shown = new string([.. text.Where(static c => char.IsWhiteSpace(c) || !char.IsControl(c))]);
        var words = shown.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return MessageText.Abbreviate(string.Join(' ', words), MaxShown);
    }
}
