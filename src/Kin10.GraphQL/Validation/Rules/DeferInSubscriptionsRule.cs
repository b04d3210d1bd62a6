using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// A subscription defers nothing: <c>@defer</c> is switched off there, or by a variable can be (proposal of incremental delivery, "Defer
/// And Stream Directives Are Used On Valid Operations").
/// </summary>
internal sealed class DeferInSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<DefinitionNode, List<DirectiveNode>> _active = [];
    private List<DirectiveNode> _current = [];

    public override void EnterOperation(OperationDefinitionNode operation) => _active[operation] = _current = [];

    public override void EnterFragmentDefinition(FragmentDefinitionNode fragment) => _active[fragment] = _current = [];

    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives, string place)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == DeferDirective.Name && !CanBeOff(directive))
            {
                _current.Add(directive);
            }
        }
    }

    public override void LeaveDocument(DocumentNode document)
    {
        IReadOnlyList<DefinitionNode> subscriptions =
            [.. Context.Fragments.Operations.Where(operation => operation.Operation == OperationType.Subscription)];
        foreach (var definition in subscriptions.Concat(Context.Fragments.ReachableFrom(subscriptions)))
        {
            foreach (var directive in _active.GetValueOrDefault(definition, []))
            {
                Context.Report("\"@defer\" must not be used in a subscription, unless with \"if: false\".", directive.Location);
            }
        }
    }

    private static bool CanBeOff(DirectiveNode directive) =>
        DeferDirective.FindArgument(directive, DeferDirective.If) is VariableNode or BooleanValueNode { Value: false };
}
