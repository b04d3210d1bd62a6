namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>
/// Goes through all merged selection sets of a document, from the operations down. A set of fields that was seen is not gone into again,
/// wherever it turns up: what merges below it is the same. So fragments that double at each level are visited once for each level, and
/// fragments that form a cycle come to an end.
/// </summary>
internal abstract class MergeWalk(ValidationContext context, MergedFieldCollector collector)
{
    private readonly HashSet<FieldSet> _seen = [];
    private readonly Queue<(FieldSet Fields, FieldPath? Path)> _open = [];

    protected ValidationContext Context { get; } = context;

    /// <summary>How much was done: fields that were grouped and compared.</summary>
    public long Steps { get; private set; }

    /// <summary>Goes through the sets.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="maxSteps">When to give up.</param>
    /// <returns>False when it was given up.</returns>
    public bool Walk(IEnumerable<FieldSet> roots, long maxSteps)
    {
        foreach (var root in roots)
        {
            Enqueue(root, null);
        }

        while (_open.TryDequeue(out var item) && !Context.IsFull)
        {
            if (Steps + collector.Steps > maxSteps)
            {
                return false;
            }

            Visit(item.Fields, item.Path);
        }

        return true;
    }

    /// <summary>Looks at one merged selection set, and calls <see cref="Descend"/> for each group of fields that are merged.</summary>
    protected abstract void Visit(FieldSet fields, FieldPath? path);

    /// <summary>Goes on with what is selected below fields that are merged into one.</summary>
    protected void Descend(IReadOnlyList<MergedField> group, FieldPath path)
    {
        if (collector.CollectSubfields(group) is { } below)
        {
            Enqueue(below, path);
        }
    }

    /// <summary>The fields by response key, in the order of first appearance.</summary>
    protected Dictionary<string, List<MergedField>> GroupByResponseKey(FieldSet fields)
    {
        var groups = new Dictionary<string, List<MergedField>>();
        foreach (var field in fields.Fields)
        {
            Steps++;
            var key = field.Node.ResponseKey;
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add(field);
        }

        return groups;
    }

    /// <summary>The first field of the group that differs from the group's first, or null.</summary>
    protected MergedField? FindConflict(IReadOnlyList<MergedField> group, Func<MergedField, MergedField, bool> conflicts)
    {
        for (var i = 1; i < group.Count; i++)
        {
            Steps++;
            if (conflicts(group[0], group[i]))
            {
                return group[i];
            }
        }

        return null;
    }

    private void Enqueue(FieldSet fields, FieldPath? path)
    {
        if (_seen.Add(fields))
        {
            _open.Enqueue((fields, path));
        }
    }
}
