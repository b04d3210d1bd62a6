using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Live;

/// <summary>Bounds what the latest answers of all followed operations take together.</summary>
/// <param name="maxBytes">How many bytes they may take (setting <c>Live:MaxAnswerBytes</c>).</param>
internal sealed class AnswerBudget(long maxBytes)
{
    private long _used;

    /// <summary>How many bytes they take.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Takes an answer in the place of another one.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="released">The bytes of the other one.</param>
    /// <returns>The answer, or in its place an error if there is no room for it.</returns>
    public LiveAnswer Keep(LiveAnswer answer, int released)
    {
        var grown = answer.Body.Length - released;
        if (Interlocked.Add(ref _used, grown) <= maxBytes || grown <= 0)
        {
            return answer;
        }

        var error = Refuse(answer.Version);
        Interlocked.Add(ref _used, error.Body.Length - answer.Body.Length);
        return error;
    }

    /// <summary>Gives up the bytes of an answer.</summary>
    public void Release(int length) => Interlocked.Add(ref _used, -length);

    private LiveAnswer Refuse(string? version)
    {
        using var writer = new ResponseWriter();
        ResponseErrors.WriteResponse(
            writer,
            [
                new GraphQLError(
                    ErrorCodes.CostLimitExceeded,
                    $"With this answer, those of all subscriptions would take more than {maxBytes} bytes, which is the limit (setting "
                    + "Live:MaxAnswerBytes); ask for less at a time.",
                    []),
            ]);
        return new LiveAnswer(writer.Written.ToArray(), version);
    }
}
