using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>
/// Collects the fields of an operation that is answered in parts. A fragment is deferred on the root, and on the value of a root field that
/// is one object; anywhere else, and within another deferred fragment, it is answered with what it is in, as the proposal allows. A field
/// is delivered once: at once where it is also selected so, or else with the first deferred fragment that has it.
/// </summary>
/// <param name="collector">Collects fields.</param>
/// <param name="maxFragments">How many fragments may be deferred; further ones are answered with what they are in.</param>
internal sealed class DeferredCollector(FieldCollector collector, int maxFragments)
{
    private readonly List<DeferredUsage> _usages = [];

    /// <summary>The deferred fragments, in the order in which they are delivered.</summary>
    public IReadOnlyList<DeferredUsage> Usages => _usages;

    /// <summary>The root fields that are answered at once.</summary>
    public IReadOnlyList<SelectedField> CollectFields(GraphQLObjectType rootType, SelectionSetNode selectionSet)
    {
        var fields = new List<SelectedField>();
        foreach (var (key, group) in collector.Group(rootType, [(selectionSet, null)], fragment => Defer(fragment, null)))
        {
            if (group.IsDeferred)
            {
                OwnerOf(group).Fields.Add((collector.Select(rootType, key, group), null));
            }
            else
            {
                fields.Add(Split(rootType, key, group));
            }
        }

        collector.ThrowIfWrong();
        return fields;
    }

    // What of a root field is answered at once; the rest goes to the deferred fragments.
    private SelectedField Split(GraphQLObjectType rootType, string key, FieldGroup group)
    {
        var definition = collector.Define(rootType, group);
        if (definition.Type.Nullable is not GraphQLObjectType type)
        {
            return collector.Select(rootType, key, group);
        }

        var atOnce = new List<SelectedField>();
        var later = new SortedDictionary<int, List<SelectedField>>();
        foreach (var (innerKey, inner) in collector.Group(type, group.SelectionSets, fragment => Defer(fragment, key)))
        {
            var fields = atOnce;
            if (inner.IsDeferred)
            {
                var owner = OwnerOf(inner).Index;
                if (!later.TryGetValue(owner, out fields))
                {
                    later.Add(owner, fields = []);
                }
            }

            fields.Add(collector.Select(type, innerKey, inner));
        }

        foreach (var (owner, fields) in later)
        {
            _usages[owner].Fields.Add((Part(fields), key));
        }

        return Part(atOnce);

        SelectedField Part(List<SelectedField> fields) =>
            collector.Select(definition, key, group, new SelectionTree(type, _ => fields));
    }

    private DeferredUsage? Defer(SelectionNode fragment, string? parent)
    {
        if (_usages.Count == maxFragments || !collector.IsDeferred(fragment))
        {
            return null;
        }

        var label = DeferDirective.FindArgument(DeferDirective.Find(fragment)!, DeferDirective.Label) as StringValueNode;
        var usage = new DeferredUsage(_usages.Count, label?.Value, parent);
        _usages.Add(usage);
        return usage;
    }

    private static DeferredUsage OwnerOf(FieldGroup group)
    {
        var owner = group.Usages.MinBy(usage => usage!.Index)!;
        foreach (var usage in group.Usages)
        {
            if (usage != owner)
            {
                usage!.SharesWith.Add(owner.Index);
            }
        }

        return owner;
    }
}
