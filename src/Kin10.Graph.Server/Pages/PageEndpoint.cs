using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Pages;

/// <summary>
/// Answers requests for what is made of the graph. What was made is kept and shared as answers of the API are, and bounded with them.
/// </summary>
internal sealed class PageEndpoint(
    PageQuestions questions, PageFrame frame, EntityTags tags, IVersionFeed versions, AnswerSharing sharing, Failures failures,
    AccessLog access, ServerOptions options, CacheControlOptions cacheControl, TimeProvider clock)
{
    private readonly RequestTimeouts _timeouts = new(options.RequestTimeout, clock);
    private readonly PageSender _sender = new(options, cacheControl);

    /// <summary>Answers a GET or HEAD.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">What it asks for.</param>
    /// <param name="root">The way from the page to the site's root.</param>
    public async Task HandleAsync(HttpContext context, IPage page, string root)
    {
        var started = access.Start();
        AccessRecord record;
        using (var timer = _timeouts.Start(context.RequestAborted))
        {
            try
            {
                if (RateLimiting.AllowanceOf(context) is { } allowance)
                {
                    await allowance.TakeRequestAsync();
                }

                record = await AnswerAsync(context, page, timer);
            }
            catch (Exception exception)
            {
                record = await RefuseAsync(context, exception, page, root, timer.Token);
            }
        }

        access.Write(context, record, started);
    }

    private async ValueTask<AccessRecord> AnswerAsync(HttpContext context, IPage page, RequestTimeouts.Timer timer)
    {
        var key = tags.Key(page.Key);
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known)
        {
            // Only a page that was found has a tag, so the version alone decides.
            var hash = key.Tag(await versions.ReadVersionAsync(timer.Token));
            if (EntityTags.FindMatch(known, hash, AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding)) is { } tag)
            {
                _sender.SendNotModified(context, tag, page.ContentType);
                return new AccessRecord(RequestOutcome.NotModified, page.Name, [], 0);
            }
        }

        var (kept, flight) = sharing.IsOn ? await sharing.TakeAsync(key, timer.Token) : default;
        if (kept is not null)
        {
            return new AccessRecord(RequestOutcome.Answered, page.Name, [], await _sender.SendAsync(context, kept, page.ContentType));
        }

        var (made, version) = await MakeAsync(context, page, timer, key, flight);
        context.Response.StatusCode = made.StatusCode;
        var isFound = made.StatusCode == StatusCodes.Status200OK;
        var bytes = isFound && version is not null
            ? await _sender.SendAsync(context, new KeptAnswer(version, key.Tag(version), page.Name, made.Body), page.ContentType)
            : await _sender.SendUnkeptAsync(context, made.Body, page.ContentType);
        return new AccessRecord(isFound ? RequestOutcome.Answered : RequestOutcome.Refused, page.Name, [], bytes);
    }

    // The making for several outlasts the client that began it, while others wait for it.
    private async ValueTask<(MadePage Page, string? Version)> MakeAsync(
        HttpContext context, IPage page, RequestTimeouts.Timer timer, RequestKey key, Flight? flight)
    {
        var questioner = questions.Begin(context, timer);
        await using var ending = flight is null ? default : timer.OutlastClient(flight.Left);
        await using var leaving = flight is null
            ? default
            : context.RequestAborted.UnsafeRegister(static state => ((Flight)state!).Leave(), flight);
        KeptAnswer? answer = null;
        var canBeKept = false;
        try
        {
            var made = await page.MakeAsync(questioner);
            canBeKept = made.StatusCode == StatusCodes.Status200OK && questioner.Version is not null;
            if (canBeKept && sharing.Wants(key, flight, made.Body.Length))
            {
                answer = new KeptAnswer(questioner.Version!, key.Tag(questioner.Version!), page.Name, made.Body);
            }

            return (made, questioner.Version);
        }
        finally
        {
            sharing.End(key, flight, canBeKept, answer);
        }
    }

    private async ValueTask<AccessRecord> RefuseAsync(
        HttpContext context, Exception exception, IPage page, string root, CancellationToken timeout)
    {
        var response = context.Response;
        if (response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            if (exception is not (OperationCanceledException or IOException))
            {
                failures.LogFault(context, exception);
            }

            context.Abort();
            return new AccessRecord(RequestOutcome.Abandoned, page.Name, [], 0);
        }

        var failure = Explain(context, exception, timeout.IsCancellationRequested);
        response.StatusCode = failure.StatusCode;
        var traceId = failure.Error.Extensions?.GetValueOrDefault("traceId") as string;
        var body = frame.Hash is null ? [] : FailurePage.Write(failure.StatusCode, failure.Error.Message, traceId, frame, root);
        return new AccessRecord(
            failure.Outcome, page.Name, [failure.Error], await _sender.SendUnkeptAsync(context, body, PageTypes.Html));
    }

    // An operation of a page is never wrong by itself, but the cursor in its address may be, and the limits of this server too low for it.
    private Failure Explain(HttpContext context, Exception exception, bool isTimeout)
    {
        if (exception is not GraphQLException { Errors: [var error, ..] } || error.Code == ErrorCodes.RateLimited)
        {
            return failures.Explain(context, exception, isTimeout);
        }

        switch (error.Code)
        {
            case ErrorCodes.InvalidCursor:
                return new Failure(
                    StatusCodes.Status400BadRequest,
                    RequestOutcome.Refused,
                    error with { Message = "The address names a place in the list that does not exist. Begin at the first page." });
            case ErrorCodes.StoreUnavailable:
                failures.SetRetryAfter(context.Response);
                return new Failure(StatusCodes.Status503ServiceUnavailable, RequestOutcome.StoreUnavailable, error);
            case ErrorCodes.Timeout:
                return new Failure(StatusCodes.Status504GatewayTimeout, RequestOutcome.TimedOut, error);
            default:
                return new Failure(StatusCodes.Status500InternalServerError, RequestOutcome.Failed, error);
        }
    }
}
