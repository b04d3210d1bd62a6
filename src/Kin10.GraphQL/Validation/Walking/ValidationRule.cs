using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation;

/// <summary>
/// A rule of section 5. The walker goes over the document once and tells every rule what it meets, with the types that belong there; a type
/// or definition is null where the schema has none, which another rule reports.
/// </summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    /// <summary>Before anything else.</summary>
    public virtual void EnterDocument(DocumentNode document)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode variable, GraphQLType? type)
    {
    }

    public virtual void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
    }

    public virtual void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode fragment, GraphQLCompositeType? parent)
    {
    }

    /// <summary>All directives of one place; none, most of the time.</summary>
    /// <param name="directives">The directives.</param>
    /// <param name="place">The specification's name of the place, for example <c>FIELD</c>.</param>
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> directives, string place)
    {
    }

    public virtual void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
    }

    /// <summary>All arguments of a field or directive.</summary>
    public virtual void EnterArguments(IReadOnlyList<ArgumentNode> arguments)
    {
    }

    public virtual void EnterArgument(ArgumentNode argument, GraphQLInputValue? definition)
    {
    }

    public virtual void EnterObjectValue(ObjectValueNode value)
    {
    }

    /// <summary>A type's name in a variable's type or a type condition.</summary>
    public virtual void EnterTypeReference(NamedTypeNode type)
    {
    }

    /// <summary>After all definitions, for each operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="usages">The variables used in it and in all fragments that it reaches; valid only during the call.</param>
    public virtual void LeaveOperation(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
    }

    /// <summary>After everything else.</summary>
    public virtual void LeaveDocument(DocumentNode document)
    {
    }
}
