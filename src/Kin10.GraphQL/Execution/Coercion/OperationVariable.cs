using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>A variable of an operation, resolved against the schema.</summary>
/// <param name="Name">The name without <c>$</c>.</param>
/// <param name="Index">Its position in <see cref="VariableValues"/>.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="HasDefault">Whether it has a default value, null included.</param>
/// <param name="DefaultValue">The coerced default value.</param>
/// <param name="IsCondition">
/// Whether it is used in <c>@skip</c>, <c>@include</c> or <c>@defer</c>, so that its value belongs to the shape.
/// </param>
/// <param name="Location">Where it is defined.</param>
internal sealed record OperationVariable(
    string Name,
    int Index,
    GraphQLType Type,
    bool HasDefault,
    object? DefaultValue,
    bool IsCondition,
    SourceLocation Location);
