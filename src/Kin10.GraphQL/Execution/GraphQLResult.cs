using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>How far a request came.</summary>
public enum GraphQLResultKind
{
    /// <summary>The operation was executed; the response has <c>data</c>, which may be null.</summary>
    Data,

    /// <summary>The request was refused; the response has only <c>errors</c>.</summary>
    RequestError,

    /// <summary>Refused because it is a mutation and <see cref="GraphQLRequest.AllowMutation"/> is false (HTTP: 405).</summary>
    MutationNotAllowed,

    /// <summary>
    /// Refused because it is a subscription and <see cref="GraphQLRequest.AllowSubscription"/> is false; its document is valid.
    /// </summary>
    SubscriptionNotAllowed,
}

/// <summary>What happened to a request. The response itself is in the <see cref="ResponseWriter"/>.</summary>
/// <param name="Kind">How far it came.</param>
/// <param name="Errors">The errors in the response; empty where there are none.</param>
/// <param name="Version">
/// The graph's version from <see cref="IOperationRun.CompleteAsync"/>; null when it is not proven, or when only introspection was asked
/// for.
/// </param>
/// <param name="OperationType">The operation's type; null when it was not found out.</param>
/// <param name="OperationName">The operation's name in the document, if it has one and was found.</param>
public readonly record struct GraphQLResult(
    GraphQLResultKind Kind, IReadOnlyList<GraphQLError> Errors, string? Version, OperationType? OperationType, string? OperationName)
{
    /// <summary>
    /// What is still to be delivered, where the response is only the first part of the answer. Dispose of it; <see cref="Version"/> is null
    /// then.
    /// </summary>
    public DeferredDelivery? Deferred { get; init; }
}
