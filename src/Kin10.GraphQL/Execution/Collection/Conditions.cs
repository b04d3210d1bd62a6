using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>
/// The directives that decide whether a selection counts (sections 3.13.1 and 3.13.2), and <c>@defer</c>, which decides when.
/// </summary>
internal static class Conditions
{
    public const string Skip = "skip";

    public const string Include = "include";

    /// <summary>The <c>if</c> of <c>@skip</c> or <c>@include</c>; null for any other directive.</summary>
    public static ValueNode? Find(DirectiveNode directive)
    {
        return directive.Name.Value is Skip or Include ? DeferDirective.FindArgument(directive, "if") : null;
    }

    /// <summary>The names of the variables that are used in conditions of a selection set and of the fragments that it uses.</summary>
    /// <param name="selectionSet">The selection set.</param>
    /// <param name="fragments">The fragments of the document by name.</param>
    /// <param name="isDeferring">Whether there is a <c>@defer</c> among them, whatever its condition.</param>
    public static HashSet<string> FindVariables(
        SelectionSetNode selectionSet, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, out bool isDeferring)
    {
        var names = new HashSet<string>();
        isDeferring = AddVariables(selectionSet, fragments, [], names);
        return names;
    }

    private static bool AddVariables(
        SelectionSetNode selectionSet,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        HashSet<string> visitedFragments,
        HashSet<string> names)
    {
        var isDeferring = false;
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                var isDefer = directive.Name.Value == DeferDirective.Name;
                isDeferring |= isDefer;
                if ((isDefer ? DeferDirective.FindArgument(directive, DeferDirective.If) : Find(directive)) is VariableNode variable)
                {
                    names.Add(variable.Name);
                }
            }

            var inner = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode inline => inline.SelectionSet,
                FragmentSpreadNode spread when visitedFragments.Add(spread.Name.Value) =>
                    fragments.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
                FragmentSpreadNode => null,
                _ => throw UnknownNode.Of(selection),
            };
            isDeferring |= inner is not null && AddVariables(inner, fragments, visitedFragments, names);
        }

        return isDeferring;
    }
}
