using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>All operations that differ from one in a single place.</summary>
/// <param name="values">What may stand in place of a value; what is inside of lists and objects is varied besides.</param>
/// <param name="leavesOut">Whether selections, arguments, directives, items and fields are left out too.</param>
internal sealed class OperationVariants(Func<ValueNode, IEnumerable<ValueNode>> values, bool leavesOut)
{
    public IEnumerable<RandomOperation> Of(RandomOperation operation)
    {
        var whole = operation.Operation;
        foreach (var set in Sets(whole.SelectionSet))
        {
            yield return With(operation, whole, Syntax.With(whole, whole.VariableDefinitions, set));
        }

        foreach (var fragment in operation.Fragments)
        {
            foreach (var set in Sets(fragment.SelectionSet))
            {
                yield return With(operation, fragment, Syntax.With(fragment, set));
            }
        }

        foreach (var (name, value) in operation.Variables)
        {
            foreach (var other in Values(value))
            {
                yield return new(operation.Document, new Dictionary<string, ValueNode>(operation.Variables) { [name] = other });
            }
        }
    }

    private static RandomOperation With(RandomOperation operation, DefinitionNode old, DefinitionNode changed)
    {
        var definitions = operation.Document.Definitions;
        return new(
            new DocumentNode(SourceLocation.None, [.. definitions.Select(each => each == old ? changed : each)]), operation.Variables);
    }

    private IEnumerable<SelectionSetNode> Sets(SelectionSetNode set)
    {
        var items = set.Selections;
        if (leavesOut && items is not [FieldNode { SelectionSet: null }])
        {
            yield return Syntax.Typename;
        }

        for (var i = 0; leavesOut && items.Count > 1 && i < items.Count; i++)
        {
            yield return Syntax.Set(Syntax.Without(items, i));
        }

        for (var i = 0; leavesOut && i < items.Count; i++)
        {
            if (items[i] is InlineFragmentNode fragment)
            {
                yield return Syntax.Set(items.Take(i).Concat(fragment.SelectionSet.Selections).Concat(items.Skip(i + 1)));
            }
        }

        for (var i = 0; i < items.Count; i++)
        {
            foreach (var other in Selections(items[i]))
            {
                yield return Syntax.Set(Syntax.Replaced(items, i, other));
            }
        }
    }

    private IEnumerable<SelectionNode> Selections(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                foreach (var directives in Directives(field.Directives))
                {
                    yield return Syntax.With(field, directives: directives);
                }

                foreach (var arguments in Arguments(field.Arguments))
                {
                    yield return Syntax.With(field, arguments);
                }

                foreach (var set in field.SelectionSet is null ? [] : Sets(field.SelectionSet))
                {
                    yield return Syntax.With(field, set: set);
                }

                break;
            case InlineFragmentNode fragment:
                foreach (var directives in Directives(fragment.Directives))
                {
                    yield return Syntax.With(fragment, directives);
                }

                foreach (var set in Sets(fragment.SelectionSet))
                {
                    yield return Syntax.With(fragment, set: set);
                }

                break;
            case FragmentSpreadNode spread:
                foreach (var directives in Directives(spread.Directives))
                {
                    yield return new FragmentSpreadNode(SourceLocation.None, spread.Name, directives);
                }

                break;
        }
    }

    private IEnumerable<IReadOnlyList<DirectiveNode>> Directives(IReadOnlyList<DirectiveNode> directives)
    {
        if (leavesOut && directives.Count > 0)
        {
            yield return [];
        }

        for (var i = 0; i < directives.Count; i++)
        {
            foreach (var arguments in Arguments(directives[i].Arguments))
            {
                yield return [.. Syntax.Replaced(directives, i, new DirectiveNode(SourceLocation.None, directives[i].Name, arguments))];
            }
        }
    }

    private IEnumerable<IReadOnlyList<ArgumentNode>> Arguments(IReadOnlyList<ArgumentNode> arguments)
    {
        for (var i = 0; leavesOut && i < arguments.Count; i++)
        {
            yield return [.. Syntax.Without(arguments, i)];
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            foreach (var other in Values(arguments[i].Value))
            {
                yield return [.. Syntax.Replaced(arguments, i, new ArgumentNode(SourceLocation.None, arguments[i].Name, other))];
            }
        }
    }

    private IEnumerable<ValueNode> Values(ValueNode value)
    {
        foreach (var other in values(value))
        {
            yield return other;
        }

        switch (value)
        {
            case ListValueNode list:
                for (var i = 0; leavesOut && i < list.Values.Count; i++)
                {
                    yield return Syntax.List(Syntax.Without(list.Values, i));
                }

                for (var i = 0; i < list.Values.Count; i++)
                {
                    foreach (var item in Values(list.Values[i]))
                    {
                        yield return Syntax.List(Syntax.Replaced(list.Values, i, item));
                    }
                }

                break;
            case ObjectValueNode fields:
                for (var i = 0; leavesOut && i < fields.Fields.Count; i++)
                {
                    yield return Syntax.Object(Syntax.Without(fields.Fields, i));
                }

                for (var i = 0; i < fields.Fields.Count; i++)
                {
                    foreach (var inner in Values(fields.Fields[i].Value))
                    {
                        yield return Syntax.Object(Syntax.Replaced(
                            fields.Fields, i, new ObjectFieldNode(SourceLocation.None, fields.Fields[i].Name, inner)));
                    }
                }

                break;
        }
    }
}
