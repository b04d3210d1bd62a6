using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation;

/// <summary>
/// Goes over a document once, follows the types, and tells the rules what it meets. Fragments are visited where they are defined.
/// </summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];
    private List<VariableUsage> _currentUsages = [];

    public void Walk()
    {
        foreach (var rule in rules)
        {
            rule.EnterDocument(context.Document);
        }

        foreach (var definition in context.Document.Definitions)
        {
            _usages[definition] = _currentUsages = [];
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    VisitOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    VisitFragmentDefinition(fragment);
                    break;
                case TypeSystemNode:
                    break;
                default:
                    throw UnknownNode.Of(definition);
            }
        }

        foreach (var operation in context.Fragments.Operations)
        {
            LeaveOperation(operation);
        }

        foreach (var rule in rules)
        {
            rule.LeaveDocument(context.Document);
        }
    }

    private void VisitOperation(OperationDefinitionNode operation)
    {
        foreach (var rule in rules)
        {
            rule.EnterOperation(operation);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            VisitVariableDefinition(variable);
        }

        VisitDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => DirectiveLocations.Query,
            OperationType.Mutation => DirectiveLocations.Mutation,
            OperationType.Subscription => DirectiveLocations.Subscription,
            _ => throw UnknownNode.Of(operation.Operation),
        });
        VisitSelectionSet(operation.SelectionSet, context.Schema.RootType(operation.Operation));
    }

    private void VisitVariableDefinition(VariableDefinitionNode variable)
    {
        var type = TypeReferences.Resolve(context.Schema, variable.Type);
        foreach (var rule in rules)
        {
            rule.EnterVariableDefinition(variable, type);
            rule.EnterTypeReference(TypeReferences.NamedType(variable.Type));
        }

        if (variable.DefaultValue is not null)
        {
            VisitValue(variable.DefaultValue, new InputPosition(type));
        }

        VisitDirectives(variable.Directives, DirectiveLocations.VariableDefinition);
    }

    private void VisitFragmentDefinition(FragmentDefinitionNode fragment)
    {
        foreach (var rule in rules)
        {
            rule.EnterFragmentDefinition(fragment);
            rule.EnterTypeReference(fragment.TypeCondition);
        }

        VisitDirectives(fragment.Directives, DirectiveLocations.FragmentDefinition);
        VisitSelectionSet(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition.Name) as GraphQLCompositeType);
    }

    private void VisitSelectionSet(SelectionSetNode selectionSet, GraphQLCompositeType? parent)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (context.IsFull)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    VisitField(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    VisitFragmentSpread(spread, parent);
                    break;
                case InlineFragmentNode inline:
                    VisitInlineFragment(inline, parent);
                    break;
                default:
                    throw UnknownNode.Of(selection);
            }
        }
    }

    private void VisitField(FieldNode field, GraphQLCompositeType? parent)
    {
        var definition = context.ImplicitFields.FindField(parent, field.Name.Value);
        foreach (var rule in rules)
        {
            rule.EnterField(field, parent, definition);
        }

        VisitArguments(field.Arguments, definition?.Arguments);
        VisitDirectives(field.Directives, DirectiveLocations.Field);
        if (field.SelectionSet is not null)
        {
            VisitSelectionSet(field.SelectionSet, definition?.Type.NamedType as GraphQLCompositeType);
        }
    }

    private void VisitFragmentSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent)
    {
        foreach (var rule in rules)
        {
            rule.EnterFragmentSpread(spread, parent);
        }

        VisitDirectives(spread.Directives, DirectiveLocations.FragmentSpread);
    }

    private void VisitInlineFragment(InlineFragmentNode inline, GraphQLCompositeType? parent)
    {
        foreach (var rule in rules)
        {
            rule.EnterInlineFragment(inline, parent);
            if (inline.TypeCondition is not null)
            {
                rule.EnterTypeReference(inline.TypeCondition);
            }
        }

        VisitDirectives(inline.Directives, DirectiveLocations.InlineFragment);
        VisitSelectionSet(
            inline.SelectionSet,
            inline.TypeCondition is null ? parent : context.Schema.FindType(inline.TypeCondition.Name) as GraphQLCompositeType);
    }

    private void VisitDirectives(IReadOnlyList<DirectiveNode> directives, string place)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.EnterDirectives(directives, place);
        }

        foreach (var directive in directives)
        {
            var definition = context.Schema.FindDirective(directive.Name.Value);
            foreach (var rule in rules)
            {
                rule.EnterDirective(directive, definition, place);
            }

            VisitArguments(directive.Arguments, definition?.Arguments);
        }
    }

    private void VisitArguments(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<GraphQLInputValue>? definitions)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.EnterArguments(arguments);
        }

        foreach (var argument in arguments)
        {
            var definition = definitions?.FirstOrDefault(item => item.Name == argument.Name.Value);
            foreach (var rule in rules)
            {
                rule.EnterArgument(argument, definition);
            }

            VisitValue(argument.Value, InputPosition.Of(definition));
        }
    }

    private void VisitValue(ValueNode value, InputPosition position)
    {
        switch (value)
        {
            case VariableNode variable:
                _currentUsages.Add(new VariableUsage(variable, position));
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    VisitValue(item, position.Item());
                }

                break;
            case ObjectValueNode inputObject:
                foreach (var rule in rules)
                {
                    rule.EnterObjectValue(inputObject);
                }

                var type = position.Type?.NamedType as GraphQLInputObjectType;
                foreach (var field in inputObject.Fields)
                {
                    VisitValue(field.Value, InputPosition.Of(type?.FindField(field.Name.Value), type));
                }

                break;
            case IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or NullValueNode or EnumValueNode:
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }

    private void LeaveOperation(OperationDefinitionNode operation)
    {
        if (context.IsFull)
        {
            return;
        }

        var usages = new List<VariableUsage>(_usages[operation]);
        foreach (var fragment in context.Fragments.ReachableFrom([operation]))
        {
            usages.AddRange(_usages[fragment]);
        }

        foreach (var rule in rules)
        {
            rule.LeaveOperation(operation, usages);
        }
    }
}
