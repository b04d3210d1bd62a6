using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Operations with <c>@defer</c> here and there.</summary>
internal sealed class DeferredOperation(Random random)
{
    private int _labels;

    /// <summary>The same operation, with some of what is selected in deferred fragments, at any depth.</summary>
    public RandomOperation Of(RandomOperation operation)
    {
        var definitions = operation.Document.Definitions.Select(definition => (DefinitionNode)(definition switch
        {
            OperationDefinitionNode node => Syntax.With(node, node.VariableDefinitions, Defer(node.SelectionSet, oneIn: 2)),
            FragmentDefinitionNode node => Syntax.With(node, Defer(node.SelectionSet, oneIn: 4)),
            _ => definition,
        }));
        return new RandomOperation(new DocumentNode(SourceLocation.None, [.. definitions]), operation.Variables);
    }

    private SelectionSetNode Defer(SelectionSetNode set, int oneIn) => Syntax.Set(set.Selections.SelectMany(selection =>
    {
        var inner = Inside(selection);
        var isDeferred = random.Next(oneIn) == 0;
        return selection is FragmentSpreadNode spread && isDeferred
            ? [new FragmentSpreadNode(SourceLocation.None, spread.Name, [.. spread.Directives, Directive()])]
            : !isDeferred ? [inner]
            : random.Next(4) == 0 ? [inner, Fragment(inner)]
            : (IEnumerable<SelectionNode>)[Fragment(inner)];
    }));

    private SelectionNode Inside(SelectionNode selection) => selection switch
    {
        FieldNode { SelectionSet: { } set } field => Syntax.With(field, set: Defer(set, oneIn: 3)),
        InlineFragmentNode inline => Syntax.With(inline, set: Defer(inline.SelectionSet, oneIn: 4)),
        _ => selection,
    };

    private InlineFragmentNode Fragment(SelectionNode selection) =>
        new(SourceLocation.None, null, [Directive()], Syntax.Set([selection]));

    private DirectiveNode Directive() => new(
        SourceLocation.None,
        Name("defer"),
        random.Next(2) == 0 ? [] : [new(SourceLocation.None, Name("label"), new StringValueNode(SourceLocation.None, $"l{_labels++}", false))]);

    private static NameNode Name(string name) => new(SourceLocation.None, name);
}
