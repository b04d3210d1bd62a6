using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Logs;

/// <summary>What the access line of a request says.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="OperationName">The operation's name in the document; a GraphQL name, so nothing that could break a line.</param>
/// <param name="Errors">The errors of the answer.</param>
/// <param name="Bytes">The length of the body as it was sent.</param>
internal readonly record struct AccessRecord(RequestOutcome Outcome, string? OperationName, IReadOnlyList<GraphQLError> Errors, long Bytes)
{
    /// <summary>Whether it was sent for as long as the client liked, so that its time says nothing.</summary>
    public bool IsStreamed => Outcome is RequestOutcome.Followed or RequestOutcome.Exported or RequestOutcome.BrokenOff;

    /// <summary>Whether something went wrong. A hash that is not known yet is how persisted queries begin.</summary>
    public bool HasErrors => Errors.Count > 1 || (Errors.Count == 1 && Errors[0].Code != GraphQL.Errors.ErrorCodes.PersistedQueryNotFound);

    /// <summary>Each code once, in the order in which they come.</summary>
    public string ErrorCodes => Errors.Count switch
    {
        0 => "-",
        1 => Errors[0].Code,
        _ => string.Join(',', Errors.Select(error => error.Code).Distinct()),
    };
}
