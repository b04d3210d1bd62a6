using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Execution;

/// <summary>Why an operation may not be executed, although it is right.</summary>
/// <param name="Kind">What it is refused for.</param>
/// <param name="Errors">What is said to whoever asks.</param>
internal readonly record struct OperationRefusal(GraphQLResultKind Kind, GraphQLError[] Errors)
{
    /// <summary>
    /// What may be executed: queries (section 6.2.1) and, where the request allows them, mutations (6.2.2) and subscriptions (6.2.3).
    /// </summary>
    /// <returns>Null where it may.</returns>
    public static OperationRefusal? Find(DocumentOperation operation, GraphQLRequest request)
    {
        return operation.Type switch
        {
            OperationType.Query => null,
            OperationType.Mutation when request.AllowMutation => null,
            OperationType.Mutation => Refusal(
                GraphQLResultKind.MutationNotAllowed, "A mutation cannot be asked for in this way; use POST."),
            OperationType.Subscription when request.AllowSubscription => null,
            OperationType.Subscription => Refusal(
                GraphQLResultKind.SubscriptionNotAllowed,
                "A subscription has more than one answer: ask for it over a WebSocket (graphql-transport-ws), or as server-sent events, "
                + "alone and with \"Accept: text/event-stream\"."),
            _ => throw UnknownNode.Of(operation.Type),
        };

        OperationRefusal Refusal(GraphQLResultKind kind, string message) =>
            new(kind, [new GraphQLError(ErrorCodes.BadUserInput, message, operation.Node.Location)]);
    }
}
