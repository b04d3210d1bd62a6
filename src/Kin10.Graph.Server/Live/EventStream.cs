using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.RateLimits;

namespace Kin10.Graph.Server.Live;

/// <summary>A subscription over server-sent events, as long as its client listens.</summary>
internal sealed class EventStream(
    HttpContext context, LiveQueries queries, LiveConnections connections, RequestTimeouts sending, TimeSpan pingInterval,
    string? operationName) : IStreamedAnswer, ILiveSubscriber
{
    private readonly SemaphoreSlim _news = new(0);
    private int _isNotified;
    private LiveSubscription? _subscription;
    private int _bytes;

    /// <summary>Begins to follow an operation.</summary>
    public void Subscribe(RequestParameters parameters, string? knownVersion) =>
        _subscription = queries.Subscribe(parameters, this, RateLimiting.AllowanceOf(context), knownVersion);

    /// <inheritdoc/>
    public void Notify()
    {
        if (Interlocked.Exchange(ref _isNotified, 1) == 0)
        {
            _news.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<AccessRecord> ServeAsync()
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, connections.Stopping);
            await ServeAsync(end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone, or reads too slowly; or the server stops, and the client will connect again.
            if (!connections.Stopping.IsCancellationRequested)
            {
                context.Abort();
            }
        }

        return new AccessRecord(RequestOutcome.Followed, operationName, [], _bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_subscription is not null)
        {
            queries.Leave(_subscription);
        }

        connections.Leave();
        _news.Dispose();
    }

    private async Task ServeAsync(CancellationToken end)
    {
        EventStreamWriter.SetHeaders(context.Response);
        await context.Response.BodyWriter.FlushAsync(end);
        while (true)
        {
            var isNews = await _news.WaitAsync(pingInterval, end);
            Volatile.Write(ref _isNotified, 0);
            using var limit = sending.Start(end);
            var output = context.Response.BodyWriter;
            if (!isNews)
            {
                await EventStreamWriter.SendCommentAsync(output, limit.Token);
            }
            else if (_subscription!.TryTake() is { } answer)
            {
                _bytes += await EventStreamWriter.SendNextAsync(output, answer.Version, answer.Body, limit.Token);
                if (answer.Refusal is not null)
                {
                    await EventStreamWriter.SendCompleteAsync(output, limit.Token);
                    return;
                }
            }
        }
    }
}
