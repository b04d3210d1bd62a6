using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// A subscription has one root field; it is not one of introspection, and no <c>@skip</c> or <c>@include</c> decides about it
/// (section 5.2.4.1).
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var fields = new List<FieldNode>();
        CollectSubscriptionFields(operation.SelectionSet, root, fields);
        var keys = fields.Select(field => field.ResponseKey).Distinct().Count();
        if (keys > 1)
        {
            var others = fields.Where(field => field.ResponseKey != fields[0].ResponseKey).Select(field => field.Location);
            Context.Report(
                $"The {OperationText.Describe(operation)} must select one root field, but selects {keys}.",
                [.. others]);
        }

        if (fields.Find(field => field.Name.Value.StartsWith("__", StringComparison.Ordinal)) is { } introspection)
        {
            Context.Report(
                $"The {OperationText.Describe(operation)} must not select the introspection field "
                    + $"\"{introspection.Name.Value}\" at its root.",
                introspection.Location);
        }
    }

    private void CollectSubscriptionFields(SelectionSetNode selectionSet, GraphQLObjectType root, List<FieldNode> fields)
    {
        var visited = new HashSet<string>();
        var open = new Stack<SelectionSetNode>([selectionSet]);
        while (open.TryPop(out var current))
        {
            foreach (var selection in current.Selections)
            {
                ForbidConditions(selection);
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(field);
                        break;
                    case InlineFragmentNode inline:
                        if (inline.TypeCondition is null || Applies(inline.TypeCondition, root))
                        {
                            open.Push(inline.SelectionSet);
                        }

                        break;
                    case FragmentSpreadNode spread:
                        if (visited.Add(spread.Name.Value)
                            && Context.Fragments.Find(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition, root))
                        {
                            open.Push(fragment.SelectionSet);
                        }

                        break;
                    default:
                        throw UnknownNode.Of(selection);
                }
            }
        }
    }

    private void ForbidConditions(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                Context.Report(
                    $"\"@{directive.Name.Value}\" must not be used on a root selection of a subscription: "
                        + "its root field is always selected.",
                    directive.Location);
            }
        }
    }

    private bool Applies(NamedTypeNode condition, GraphQLObjectType root) =>
        Context.Schema.FindType(condition.Name) is GraphQLCompositeType type && Context.Schema.PossibleTypes(type).Contains(root);
}
