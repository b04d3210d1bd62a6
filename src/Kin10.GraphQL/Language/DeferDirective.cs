namespace Kin10.GraphQL.Language;

/// <summary>
/// <c>@defer</c>, as the proposal of incremental delivery has it; not part of the specification of September 2025. A schema that defines
/// the directive offers it.
/// </summary>
internal static class DeferDirective
{
    public const string Name = "defer";

    public const string If = "if";

    public const string Label = "label";

    /// <summary>The directive of a fragment; null where it has none.</summary>
    public static DirectiveNode? Find(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == Name)
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>The value of an argument as it is written; null where it is not given.</summary>
    public static ValueNode? FindArgument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
