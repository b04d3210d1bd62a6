using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Makes an operation smaller as long as the stores differ about it.</summary>
/// <param name="differs">Whether they differ; asked at most <paramref name="mostAttempts"/> times.</param>
/// <param name="roots">The root fields in whose place what stands below may be asked.</param>
/// <param name="mostAttempts">When to be content with what has been found.</param>
internal sealed class OperationShrinker(Func<RandomOperation, Task<bool>> differs, IReadOnlyList<string> roots, int mostAttempts)
{
    private static readonly OperationVariants Smaller = new(SmallerValues, leavesOut: true);
    private int _attempts;

    public async Task<RandomOperation> ShrinkAsync(RandomOperation operation)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var candidate in Candidates(operation).Where(candidate => IsSmaller(candidate, operation)))
            {
                if (_attempts++ >= mostAttempts)
                {
                    return operation;
                }

                if (await differs(candidate))
                {
                    (operation, found) = (candidate, true);
                    break;
                }
            }
        }

        return operation;
    }

    // Every step shortens, or does away with a fragment or a variable: so it ends.
    private static bool IsSmaller(RandomOperation candidate, RandomOperation operation) => Size(candidate).CompareTo(Size(operation)) < 0;

    private static (int, int) Size(RandomOperation operation) => (
        operation.Fragments.Count() + operation.Operation.VariableDefinitions.Count,
        operation.Text.Length + (operation.VariablesJson?.Length ?? 0));

    private IEnumerable<RandomOperation> Candidates(RandomOperation operation)
    {
        if (operation.Fragments.Any())
        {
            yield return Inlined(operation).Tidy();
        }

        foreach (var definition in operation.Operation.VariableDefinitions)
        {
            if ((operation.Variables.GetValueOrDefault(definition.Variable.Name) ?? definition.DefaultValue) is { } value)
            {
                yield return new Substitution(definition.Variable.Name, value).In(operation).Tidy();
            }
        }

        foreach (var smaller in Smaller.Of(operation))
        {
            yield return smaller.Tidy();
        }

        foreach (var field in operation.Operation.SelectionSet.Selections.SelectMany(Below).Where(field => field.SelectionSet is not null))
        {
            foreach (var root in roots)
            {
                yield return Raised(operation, Syntax.Root(root, [], field.SelectionSet!)).Tidy();
                yield return Raised(operation, Syntax.Root(root, field.Arguments, field.SelectionSet!)).Tidy();
            }
        }
    }

    private static IEnumerable<FieldNode> Below(SelectionNode selection)
    {
        var set = (selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet;
        return set is null ? [] : set.Selections.SelectMany(inner => Below(inner).Concat(inner is FieldNode field ? [field] : []));
    }

    private static RandomOperation Raised(RandomOperation operation, FieldNode root)
    {
        var old = operation.Operation;
        var whole = Syntax.With(old, old.VariableDefinitions, Syntax.Set([root]));
        return new(
            new DocumentNode(SourceLocation.None, [.. operation.Document.Definitions.Select(each => each == old ? whole : each)]),
            operation.Variables);
    }

    private static RandomOperation Inlined(RandomOperation operation)
    {
        var fragments = operation.Fragments.ToDictionary(fragment => fragment.Name.Value);
        var set = Set(operation.Operation.SelectionSet);
        var whole = Syntax.With(operation.Operation, operation.Operation.VariableDefinitions, set);
        return new RandomOperation(new DocumentNode(SourceLocation.None, [whole]), operation.Variables);

        SelectionSetNode Set(SelectionSetNode set) => Syntax.Set(set.Selections.Select(selection => selection switch
        {
            FragmentSpreadNode spread when fragments[spread.Name.Value] is var fragment =>
                new InlineFragmentNode(SourceLocation.None, fragment.TypeCondition, spread.Directives, Set(fragment.SelectionSet)),
            InlineFragmentNode inline => Syntax.With(inline, set: Set(inline.SelectionSet)),
            FieldNode { SelectionSet: { } inner } field => Syntax.With(field, set: Set(inner)),
            _ => selection,
        }));
    }

    private static IEnumerable<ValueNode> SmallerValues(ValueNode value)
    {
        switch (value)
        {
            // What stands inside may do in place of the whole: the condition of a `not`, an item of an `and`.
            case ObjectValueNode or ListValueNode:
                foreach (var inner in Inside(value).Where(inner => inner is ObjectValueNode))
                {
                    yield return inner;
                }

                break;
            case StringValueNode { Value.Length: > 1 } text:
                Rune[] runes = [.. text.Value.EnumerateRunes()];
                yield return Text(runes[..(runes.Length / 2)]);
                yield return Text(runes[(runes.Length / 2)..]);
                yield return Text(runes[1..]);
                yield return Text(runes[..^1]);
                break;
            case IntValueNode { Text.Length: > 1 }:
                yield return new IntValueNode(SourceLocation.None, "0");
                yield return new IntValueNode(SourceLocation.None, "1");
                break;
        }

        static StringValueNode Text(Rune[] runes) => new(SourceLocation.None, string.Concat(runes.Select(rune => rune.ToString())), false);
    }

    private static IEnumerable<ValueNode> Inside(ValueNode value)
    {
        var parts = (value as ListValueNode)?.Values ?? (value as ObjectValueNode)?.Fields.Select(field => field.Value) ?? [];
        return parts.SelectMany(part => Inside(part).Prepend(part));
    }

    /// <summary>Puts a variable's value in its place.</summary>
    private sealed class Substitution(string name, ValueNode value)
    {
        // The printed text is the operation: the value is put in as text, where no string can hold what looks like the variable.
        public RandomOperation In(RandomOperation operation)
        {
            var literal = GraphQLPrinter.Print(value);
            var text = new StringBuilder();
            foreach (var definition in operation.Document.Definitions)
            {
                text.Append(System.Text.RegularExpressions.Regex.Replace(
                    GraphQLPrinter.Print(WithoutVariable(definition)), $@"\${name}\b", _ => literal)).Append('\n');
            }

            return new RandomOperation(
                GraphQLParser.Parse(text.ToString(), new ParserLimits { MaxTokens = int.MaxValue, MaxDocumentBytes = int.MaxValue }),
                operation.Variables.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value));
        }

        private DefinitionNode WithoutVariable(DefinitionNode definition) => definition is OperationDefinitionNode operation
            ? Syntax.With(operation, [.. operation.VariableDefinitions.Where(each => each.Variable.Name != name)], operation.SelectionSet)
            : definition;
    }
}
