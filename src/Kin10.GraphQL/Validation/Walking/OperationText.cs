using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation;

/// <summary>Operations as messages name them.</summary>
internal static class OperationText
{
    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    public static string Type(OperationDefinitionNode operation) => OperationKeyword.Of(operation.Operation);

    /// <summary>For example <c>query "Gaps"</c>.</summary>
    public static string Describe(OperationDefinitionNode operation) =>
        operation.Name is null ? $"anonymous {Type(operation)}" : $"{Type(operation)} \"{operation.Name.Value}\"";
}
