using Kin10.GraphQL.Errors;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>The sentences about wrong input values, the same for variables and for literals.</summary>
internal static class InputProblems
{
    private const int MaxNames = 12;
    private const int MaxShown = 80;

    public static string Null(GraphQLType type) => $"a value of type {type} is required, not null";

    public static string Missing(GraphQLType type) => $"a value of type {type} is required, but none is given";

    public static string NotAnObject(GraphQLInputObjectType type) => $"{type} must be an object";

    public static string UnknownField(GraphQLInputObjectType type, string field) =>
        $"{type} has no field \"{MessageText.Abbreviate(field, MaxShown)}\"; it has {Names([.. type.Fields.Select(item => item.Name)])}";

    public static string NotOneOf(GraphQLInputObjectType type) =>
        $"exactly one field of {type} must be given, and it must not be null; it has {Names([.. type.Fields.Select(item => item.Name)])}";

    public static string NotAnEnumValue(GraphQLEnumType type, string found) =>
        $"{found} is not a value of {type}; its values are {Names([.. type.Values.Select(item => item.Name)])}";

    /// <summary>A whole message: the place, the problem, and a full stop.</summary>
    public static string Sentence(string place, InputPath path, string problem) =>
        $"{place}{path}: {problem}{(problem.EndsWith('.') ? "" : ".")}";

    private static string Names(string[] names) => names.Length <= MaxNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names[..MaxNames])} and {names.Length - MaxNames} more";
}
