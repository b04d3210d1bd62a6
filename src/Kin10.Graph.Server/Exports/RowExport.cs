using System.Text.Json;
using Kin10.Graph.Server.Exports.Tables;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;

namespace Kin10.Graph.Server.Exports;

/// <summary>The rows of a connection on their way, page by page, all of one version of the graph. Its first page has been read.</summary>
/// <param name="context">The request.</param>
/// <param name="pages">The pages.</param>
/// <param name="format">How rows are written.</param>
/// <param name="name">The name of the root field.</param>
/// <param name="hash">The hash for the entity tag; null where the version is not proven.</param>
/// <param name="brotliQuality">How hard Brotli tries.</param>
/// <param name="timeouts">How long it may take.</param>
/// <param name="broken">Ends it when it cannot be made whole.</param>
/// <param name="places">Where it has its place.</param>
/// <param name="headers">Sets its headers.</param>
internal sealed class RowExport(
    HttpContext context, ExportPages pages, IRowFormat format, string name, string? hash, int brotliQuality, RequestTimeouts timeouts,
    BrokenExports broken, ExportPlaces places, ExportHeaders headers) : IStreamedAnswer
{
    private readonly ExportOutput _output = new(
        context.Response, AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding), brotliQuality);

    /// <inheritdoc/>
    public async Task<AccessRecord> ServeAsync()
    {
        using var timer = timeouts.Start(context.RequestAborted);
        try
        {
            await ServeAsync(timer.Token);
            return new AccessRecord(RequestOutcome.Exported, name, [], _output.Bytes);
        }
        catch (Exception exception)
        {
            return broken.End(context, exception, name, _output.Bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pages.Dispose();
        _output.Dispose();
        places.Leave();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        headers.Set(context, format.MediaType, $"{name}.{format.Extension}", _output.Coding, hash);
        if (context.Request.Method == HttpMethods.Head)
        {
            return;
        }

        format.WriteHead(_output.Body);
        while (true)
        {
            WriteRows(pages.Rows.Span);
            await _output.SendAsync(cancellationToken);
            if (!pages.HasNext)
            {
                break;
            }

            await pages.ReadNextAsync(cancellationToken);
        }

        await _output.CompleteAsync(cancellationToken);
    }

    private void WriteRows(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            format.WriteRow(json[start..(int)reader.BytesConsumed], _output.Body);
        }
    }
}
