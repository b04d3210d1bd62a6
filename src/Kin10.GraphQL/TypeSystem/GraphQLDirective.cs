using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>A directive that a schema knows (section 3.13).</summary>
/// <param name="Name">The name without <c>@</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">Its arguments in the order of the definition.</param>
/// <param name="IsRepeatable">Whether it may be used several times in one place.</param>
/// <param name="Locations">Where it may be used: names of the specification, for example <c>FIELD</c>.</param>
/// <param name="SyntaxNode">Its definition, if it was read from one.</param>
public sealed record GraphQLDirective(
    string Name,
    string? Description,
    IReadOnlyList<GraphQLInputValue> Arguments,
    bool IsRepeatable,
    IReadOnlyList<string> Locations,
    DirectiveDefinitionNode? SyntaxNode = null);
