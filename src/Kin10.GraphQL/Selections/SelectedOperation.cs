using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Selections;

/// <summary>One operation of a document, collected for one <see cref="VariableValues.Shape"/>.</summary>
/// <param name="Type">Query, mutation or subscription.</param>
/// <param name="Fields">
/// The root fields in response order. Those of introspection (<c>__schema</c>, <c>__type</c>, <c>__typename</c>) are among them, so
/// that positions agree, but the engine answers them itself.
/// </param>
public sealed record SelectedOperation(OperationType Type, IReadOnlyList<SelectedField> Fields);
