using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>Reads selection sets into sets of fields. Each selection set is read once; each fragment enters a set of fields once.</summary>
internal sealed class MergedFieldCollector(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, Selections> _selections = [];
    private readonly Dictionary<string, int> _signatures = [];
    private int _nextId;

    /// <summary>How much was done: fields and spreads that were read, and that entered sets.</summary>
    public long Steps { get; private set; }

    /// <summary>The fields of one selection set.</summary>
    public FieldSet Collect(SelectionSetNode selectionSet, GraphQLCompositeType? parent) => Expand([Read(selectionSet, parent)]);

    /// <summary>All that is selected below these fields, as one set; null when nothing is.</summary>
    public FieldSet? CollectSubfields(IReadOnlyList<MergedField> fields)
    {
        var below = new List<Selections>();
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is not null)
            {
                below.Add(Read(field.Node.SelectionSet, field.CompositeType));
            }
        }

        return below.Count == 0 ? null : Expand(below);
    }

    private FieldSet Expand(List<Selections> open)
    {
        var fields = new List<MergedField>();
        var visited = new HashSet<FragmentDefinitionNode>();
        for (var i = 0; i < open.Count; i++)
        {
            fields.AddRange(open[i].Fields);
            Steps += open[i].Fields.Count + open[i].Fragments.Count + 1;
            foreach (var fragment in open[i].Fragments)
            {
                if (visited.Add(fragment))
                {
                    open.Add(Read(fragment.SelectionSet, FindComposite(fragment.TypeCondition)));
                }
            }
        }

        return new FieldSet(fields);
    }

    private Selections Read(SelectionSetNode selectionSet, GraphQLCompositeType? parent)
    {
        if (!_selections.TryGetValue(selectionSet, out var selections))
        {
            _selections[selectionSet] = selections = new Selections([], []);
            Read(selectionSet, parent, selections);
        }

        return selections;
    }

    private void Read(SelectionSetNode selectionSet, GraphQLCompositeType? parent, Selections into)
    {
        foreach (var selection in selectionSet.Selections)
        {
            Steps++;
            switch (selection)
            {
                case FieldNode field:
                    into.Fields.Add(new MergedField(
                        _nextId++, field, parent, context.ImplicitFields.FindField(parent, field.Name.Value), Sign(field)));
                    break;
                case InlineFragmentNode inline:
                    Read(inline.SelectionSet, inline.TypeCondition is null ? parent : FindComposite(inline.TypeCondition), into);
                    break;
                case FragmentSpreadNode spread:
                    if (context.Fragments.Find(spread.Name.Value) is { } fragment)
                    {
                        into.Fragments.Add(fragment);
                    }

                    break;
                default:
                    throw UnknownNode.Of(selection);
            }
        }
    }

    private int Sign(FieldNode field)
    {
        var text = $"{field.Name.Value}({ValueText.Canonical(field.Arguments)}";
        if (!_signatures.TryGetValue(text, out var signature))
        {
            _signatures[text] = signature = _signatures.Count;
        }

        return signature;
    }

    private GraphQLCompositeType? FindComposite(NamedTypeNode name) => context.Schema.FindType(name.Name) as GraphQLCompositeType;

    /// <summary>What a selection set holds itself: its fields, those of its inline fragments, and the fragments that it spreads.</summary>
    private sealed record Selections(List<MergedField> Fields, List<FragmentDefinitionNode> Fragments);
}
