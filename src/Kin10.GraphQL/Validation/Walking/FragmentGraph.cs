using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation;

/// <summary>
/// A document's operations and fragments, and which of them spread which. All ways through the graph are taken with a stack of their own:
/// a chain of fragments may be as long as the document, and must not be as deep as the call stack.
/// </summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragmentsByName = [];
    private readonly Dictionary<DefinitionNode, List<FragmentSpreadNode>> _spreads = [];

    public FragmentGraph(DocumentNode document)
    {
        var operations = new List<OperationDefinitionNode>();
        var fragments = new List<FragmentDefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    operations.Add(operation);
                    CollectSpreads(operation.SelectionSet, _spreads[operation] = []);
                    break;
                case FragmentDefinitionNode fragment:
                    fragments.Add(fragment);
                    _fragmentsByName.TryAdd(fragment.Name.Value, fragment);
                    CollectSpreads(fragment.SelectionSet, _spreads[fragment] = []);
                    break;
                case TypeSystemNode:
                    break;
                default:
                    throw UnknownNode.Of(definition);
            }
        }

        Operations = operations;
        Fragments = fragments;
    }

    public IReadOnlyList<OperationDefinitionNode> Operations { get; }

    public IReadOnlyList<FragmentDefinitionNode> Fragments { get; }

    /// <summary>The fragment of that name (the first, if a document wrongly has several), or null.</summary>
    public FragmentDefinitionNode? Find(string name) => _fragmentsByName.GetValueOrDefault(name);

    /// <summary>The spreads in a definition, at any depth of its selections.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(DefinitionNode definition) => _spreads[definition];

    /// <summary>The fragments that are used by these definitions, directly or through others; each once.</summary>
    public IReadOnlyCollection<FragmentDefinitionNode> ReachableFrom(IEnumerable<DefinitionNode> definitions)
    {
        var reached = new HashSet<FragmentDefinitionNode>();
        var open = new Stack<DefinitionNode>(definitions);
        while (open.TryPop(out var definition))
        {
            foreach (var spread in _spreads[definition])
            {
                if (Find(spread.Name.Value) is { } fragment && reached.Add(fragment))
                {
                    open.Push(fragment);
                }
            }
        }

        return reached;
    }

    /// <summary>The fragments in an order in which each comes after those that it uses; where they form a cycle, some do not.</summary>
    public IReadOnlyList<FragmentDefinitionNode> BottomUp()
    {
        var order = new List<FragmentDefinitionNode>(Fragments.Count);
        var seen = new HashSet<FragmentDefinitionNode>();
        var open = new Stack<(FragmentDefinitionNode Fragment, int NextSpread)>();
        foreach (var root in Fragments)
        {
            if (seen.Add(root))
            {
                open.Push((root, 0));
            }

            while (open.TryPop(out var top))
            {
                var spreads = _spreads[top.Fragment];
                if (top.NextSpread == spreads.Count)
                {
                    order.Add(top.Fragment);
                    continue;
                }

                open.Push((top.Fragment, top.NextSpread + 1));
                if (Find(spreads[top.NextSpread].Name.Value) is { } used && seen.Add(used))
                {
                    open.Push((used, 0));
                }
            }
        }

        return order;
    }

    private static void CollectSpreads(SelectionSetNode selectionSet, List<FragmentSpreadNode> spreads)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (field.SelectionSet is not null)
                    {
                        CollectSpreads(field.SelectionSet, spreads);
                    }

                    break;
                case InlineFragmentNode inline:
                    CollectSpreads(inline.SelectionSet, spreads);
                    break;
                case FragmentSpreadNode spread:
                    spreads.Add(spread);
                    break;
                default:
                    throw UnknownNode.Of(selection);
            }
        }
    }
}
