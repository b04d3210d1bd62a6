using Kin10.Graph.Server.Answers;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>An answer that is sent in one piece.</summary>
/// <param name="Kept">It was kept; null where it was made anew, and is in the writer.</param>
/// <param name="Result">What came of its execution, where it was executed.</param>
/// <param name="Hash">Its hash for an entity tag, where it was executed and its version is proven.</param>
internal readonly record struct WholeAnswer(KeptAnswer? Kept, GraphQLResult Result, string? Hash);

/// <summary>Makes answers that are sent in one piece: takes what is kept, or executes, once for all who ask the same at once.</summary>
internal sealed class WholeAnswers(RequestRunner requests, DocumentFinder documents, AnswerSharing sharing, EntityTags tags)
{
    /// <summary>Whether an answer was executed, and has no errors.</summary>
    public static bool IsClean(in GraphQLResult result) => result.Kind == GraphQLResultKind.Data && result.Errors.Count == 0;

    /// <summary>Makes the answer to a request.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="parameters">The request, with its document.</param>
    /// <param name="mediaType">The answer's media type.</param>
    /// <param name="writer">Takes it, where it is not kept.</param>
    /// <param name="isRead">Whether the request may change nothing.</param>
    /// <param name="timer">How long it may take.</param>
    public async ValueTask<WholeAnswer> MakeAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        RequestTimeouts.Timer timer)
    {
        if (!sharing.IsOn)
        {
            var alone = await requests.ExecuteAsync(context, parameters, writer, allowMutation: !isRead, timer);
            var hash = isRead && alone.Version is { } version ? tags.Key(parameters, mediaType).Tag(version) : null;
            return new WholeAnswer(null, alone, hash);
        }

        var key = tags.Key(parameters, mediaType);
        var (kept, flight) = await sharing.TakeAsync(key, timer.Token);
        if (kept is not null)
        {
            documents.Executed(parameters);
            return new WholeAnswer(kept, default, null);
        }

        return await RunAsync(context, parameters, writer, isRead, timer, key, flight);
    }

    // The run of a flight outlasts its own client while others wait for it.
    private async ValueTask<WholeAnswer> RunAsync(
        HttpContext context, RequestParameters parameters, ResponseWriter writer, bool isRead, RequestTimeouts.Timer timer, RequestKey key,
        Flight? flight)
    {
        if (flight is null)
        {
            var alone = await requests.ExecuteAsync(context, parameters, writer, allowMutation: !isRead, timer);
            return new WholeAnswer(null, alone, Keep(key, null, alone, writer));
        }

        await using var ending = timer.OutlastClient(flight.Left);
        await using var leaving = context.RequestAborted.UnsafeRegister(static state => ((Flight)state!).Leave(), flight);
        try
        {
            var result = await requests.ExecuteAsync(context, parameters, writer, allowMutation: !isRead, timer);
            return new WholeAnswer(null, result, Keep(key, flight, result, writer));
        }
        catch
        {
            sharing.End(key, flight, canBeKept: false, null);
            throw;
        }
    }

    // The answer's hash, where it has one.
    private string? Keep(RequestKey key, Flight? flight, in GraphQLResult result, ResponseWriter writer)
    {
        if (!IsClean(result) || result.Version is not { } version)
        {
            sharing.End(key, flight, canBeKept: false, null);
            return null;
        }

        var hash = key.Tag(version);
        var answer = sharing.Wants(key, flight, writer.Written.Length)
            ? new KeptAnswer(version, hash, result.OperationName, writer.Written.ToArray())
            : null;
        sharing.End(key, flight, canBeKept: true, answer);
        return hash;
    }
}
