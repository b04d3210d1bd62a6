using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>The keyword of each type of operation (section 2.3).</summary>
internal static class OperationKeyword
{
    public static string Of(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw UnknownNode.Of(operation),
    };
}
