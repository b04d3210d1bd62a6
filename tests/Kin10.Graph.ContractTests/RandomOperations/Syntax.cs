using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Nodes of syntax with one part exchanged.</summary>
internal static class Syntax
{
    public static readonly NullValueNode Null = new(SourceLocation.None);

    public static OperationDefinitionNode With(
        OperationDefinitionNode node, IReadOnlyList<VariableDefinitionNode> variables, SelectionSetNode set) =>
        new(SourceLocation.None, null, node.Operation, node.Name, variables, node.Directives, set);

    public static FragmentDefinitionNode With(FragmentDefinitionNode node, SelectionSetNode set) =>
        new(SourceLocation.None, null, node.Name, node.TypeCondition, node.Directives, set);

    public static FieldNode With(
        FieldNode node, IReadOnlyList<ArgumentNode>? arguments = null, IReadOnlyList<DirectiveNode>? directives = null,
        SelectionSetNode? set = null) =>
        new(
            SourceLocation.None,
            node.Alias,
            node.Name,
            arguments ?? node.Arguments,
            directives ?? node.Directives,
            set ?? node.SelectionSet);

    public static FieldNode Root(string name, IReadOnlyList<ArgumentNode> arguments, SelectionSetNode set) =>
        new(SourceLocation.None, null, new NameNode(SourceLocation.None, name), arguments, [], set);

    /// <summary>The least that may be selected of an object.</summary>
    public static SelectionSetNode Typename { get; } =
        Set([new FieldNode(SourceLocation.None, null, new NameNode(SourceLocation.None, "__typename"), [], [], null)]);

    public static InlineFragmentNode With(
        InlineFragmentNode node, IReadOnlyList<DirectiveNode>? directives = null, SelectionSetNode? set = null) =>
        new(SourceLocation.None, node.TypeCondition, directives ?? node.Directives, set ?? node.SelectionSet);

    public static SelectionSetNode Set(IEnumerable<SelectionNode> selections) => new(SourceLocation.None, [.. selections]);

    public static ListValueNode List(IEnumerable<ValueNode> values) => new(SourceLocation.None, [.. values]);

    public static ObjectValueNode Object(IEnumerable<ObjectFieldNode> fields) => new(SourceLocation.None, [.. fields]);

    public static IEnumerable<T> Without<T>(IReadOnlyList<T> items, int index) => items.Where((_, i) => i != index);

    public static IEnumerable<T> Replaced<T>(IReadOnlyList<T> items, int index, T item) =>
        items.Select((each, i) => i == index ? item : each);
}
