using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>The directives that decide whether a selection counts (sections 3.13.1 and 3.13.2).</summary>
internal static class Conditions
{
    public const string Skip = "skip";

    public const string Include = "include";

    /// <summary>The <c>if</c> of <c>@skip</c> or <c>@include</c>; null for any other directive.</summary>
    public static ValueNode? Find(DirectiveNode directive)
    {
        if (directive.Name.Value is Skip or Include)
        {
            foreach (var argument in directive.Arguments)
            {
                if (argument.Name.Value == "if")
                {
                    return argument.Value;
                }
            }
        }

        return null;
    }

    /// <summary>The names of the variables that are used in conditions of a selection set and of the fragments that it uses.</summary>
    public static HashSet<string> FindVariables(
        SelectionSetNode selectionSet, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var names = new HashSet<string>();
        AddVariables(selectionSet, fragments, [], names);
        return names;
    }

    private static void AddVariables(
        SelectionSetNode selectionSet,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        HashSet<string> visitedFragments,
        HashSet<string> names)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (Find(directive) is VariableNode variable)
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
            if (inner is not null)
            {
                AddVariables(inner, fragments, visitedFragments, names);
            }
        }
    }
}
