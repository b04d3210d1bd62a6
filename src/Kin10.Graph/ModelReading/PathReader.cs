using System.Diagnostics;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Reads the pattern of a field with <c>@path</c> and checks that its hops connect.</summary>
internal sealed class PathReader(
    MistakeList mistakes,
    Declarations declarations,
    TypeReader types,
    IReadOnlyDictionary<string, ConnectedTypes> relationshipTypes)
{
    /// <summary>The hops, or null when there are mistakes, which are reported.</summary>
    public IReadOnlyList<Hop>? Read(NodeType owner, FieldDefinitionNode field, TargetType target, DirectiveNode directive)
    {
        var reference = TypeReference.Of(field.Type);
        if (!reference.IsProperList)
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{field.Name}` is a path and must be `[{reference.Name.Name}!]!`: a path can lead to any number of "
                + "targets.");
        }

        if (DirectiveReader.Text(directive, "pattern") is not { Value.Length: > 0, IsBlock: false } pattern)
        {
            return null;
        }

        if (!PathPattern.TryParse(pattern.Value, out var written, out var offset, out var problem))
        {
            mistakes.Add(At(pattern, offset), $"The pattern of `{owner.Name}.{field.Name}` is wrong here: {problem}.");
            return null;
        }

        var mistakesBefore = mistakes.Count;
        var hops = new List<Hop>();
        IReadOnlyList<NodeType> starts = [owner];
        foreach (var hop in written)
        {
            var hopTypes = hop.Types.Select(name => ResolveType(pattern, name)).OfType<ConnectedTypes>().ToList();
            var ends = hop.Labels.Select(name => ResolveLabel(pattern, name)).OfType<NodeType>().ToList();
            ReportRepeated(pattern, hop.Types);
            ReportRepeated(pattern, hop.Labels);
            if (hopTypes.Count != hop.Types.Count || ends.Count != hop.Labels.Count)
            {
                return null;
            }

            CheckDirection(pattern, hop, hopTypes);
            if (hop.Most == 1)
            {
                CheckConnects(pattern, hop, hopTypes, starts, ends);
            }
            else if (written.Count > 1)
            {
                mistakes.Add(At(pattern, hop.Offset),
                    $"A variable length (`*1..{hop.Most}`) is a path of its own; leave the other hops out, or write each hop.");
            }
            else
            {
                CheckLoop(pattern, hop, hopTypes, owner, ends);
            }

            hops.Add(new Hop(
                [.. hopTypes.Select(item => item.Type).Distinct().OrderBy(type => type.Index)],
                hop.Direction,
                [.. ends.Distinct().OrderBy(type => type.Index)],
                hop.Most));
            starts = hops[^1].Targets;
        }

        // Where a hop is wrong, so may be the end.
        if (mistakes.Count == mistakesBefore && !starts.SequenceEqual(target.NodeTypes))
        {
            mistakes.Add(At(pattern, written[^1].Labels[0].Offset),
                $"The pattern arrives at {Words.OneOf(starts.Select(type => type.Name))}, but `{owner.Name}.{field.Name}` has "
                + $"the type `{target.Name}`; "
                + $"end it with `(:{string.Join('|', target.NodeTypes)})`, or change the field's type.");
        }

        return hops;
    }

    private static SourceLocation At(StringValueNode pattern, int offset) =>
        new(pattern.Location.Line, pattern.Location.Column + 1 + offset);

    private ConnectedTypes? ResolveType(StringValueNode pattern, PatternName name)
    {
        if (relationshipTypes.TryGetValue(name.Text, out var found))
        {
            return found;
        }

        mistakes.Add(At(pattern, name.Offset),
            $"There is no relationship type `{name.Text}`; some field must have it in "
            + $"`@relationship`.{Words.DidYouMean(name.Text, relationshipTypes.Keys)}");
        return null;
    }

    private NodeType? ResolveLabel(StringValueNode pattern, PatternName name)
    {
        var target = types.Targets.GetValueOrDefault(name.Text);
        if (target is NodeType type)
        {
            return type;
        }

        mistakes.Add(At(pattern, name.Offset), target is null
            ? $"There is no node type `{name.Text}`.{Words.DidYouMean(name.Text, declarations.NodeTypes.Select(node => node.Name.Value))}"
            : $"`{name.Text}` is not a node type; write the types that belong to it: `(:{string.Join('|', target.NodeTypes)})`.");
        return null;
    }

    private void ReportRepeated(StringValueNode pattern, IReadOnlyList<PatternName> names)
    {
        foreach (var repeated in names.GroupBy(name => name.Text).Where(group => group.Count() > 1))
        {
            mistakes.Add(At(pattern, repeated.Last().Offset), $"`{repeated.Key}` occurs twice in one hop; once is enough.");
        }
    }

    private void CheckDirection(StringValueNode pattern, PatternHop hop, List<ConnectedTypes> hopTypes)
    {
        foreach (var (name, ends) in hop.Types.Zip(hopTypes))
        {
            if (ends.Type.IsDirected && hop.Direction == HopDirection.Both)
            {
                mistakes.Add(At(pattern, name.Offset),
                    $"`{name.Text}` has a direction; write `-[:{name.Text}]->` or `<-[:{name.Text}]-`.");
            }
            else if (!ends.Type.IsDirected && hop.Direction != HopDirection.Both)
            {
                mistakes.Add(At(pattern, name.Offset), $"`{name.Text}` has no direction (`BOTH`); write `-[:{name.Text}]-`.");
            }
        }
    }

    private void CheckConnects(
        StringValueNode pattern, PatternHop hop, List<ConnectedTypes> hopTypes, IReadOnlyList<NodeType> starts, List<NodeType> ends)
    {
        var from = Words.OneOf(starts.Select(type => type.Name));
        foreach (var (name, type) in hop.Types.Zip(hopTypes))
        {
            if (!starts.Any(start => ends.Any(end => type.Connects(start, end, hop.Direction))))
            {
                mistakes.Add(At(pattern, name.Offset),
                    $"{Follow(name.Text, hop.Direction)} does not lead from {from} to "
                    + $"{Words.OneOf(ends.Select(end => end.Name))}: {type.Describe()}.");
                return;
            }
        }

        foreach (var (name, end) in hop.Labels.Zip(ends))
        {
            if (!starts.Any(start => hopTypes.Any(type => type.Connects(start, end, hop.Direction))))
            {
                mistakes.Add(At(pattern, name.Offset),
                    $"No relationship of this hop leads from {from} to `{name.Text}`; leave it out.");
            }
        }

        foreach (var start in starts.Where(start => !ends.Any(end => hopTypes.Any(type => type.Connects(start, end, hop.Direction)))))
        {
            mistakes.Add(At(pattern, hop.Offset),
                $"From `{start.Name}` no relationship of this hop leads on; leave it out before, or add one that does.");
        }
    }

    // Between its ends a path of variable length passes nodes of any type.
    private void CheckLoop(StringValueNode pattern, PatternHop hop, List<ConnectedTypes> hopTypes, NodeType owner, List<NodeType> ends)
    {
        var all = types.Targets.Values.OfType<NodeType>().ToList();
        var reached = Next([owner]);
        var further = Next(reached);
        for (var known = -1; known != reached.Count; reached.UnionWith(Next(reached)))
        {
            known = reached.Count;
        }

        foreach (var (name, type) in hop.Types.Zip(hopTypes))
        {
            if (!reached.Append(owner).Any(start => all.Any(end => type.Connects(start, end, hop.Direction))))
            {
                mistakes.Add(At(pattern, name.Offset), $"{Follow(name.Text, hop.Direction)} is never met from {owner}: {type.Describe()}.");
                return;
            }
        }

        foreach (var (name, _) in hop.Labels.Zip(ends).Where(pair => !reached.Contains(pair.Second)))
        {
            mistakes.Add(At(pattern, name.Offset), $"This path never arrives at `{name.Text}`; leave it out.");
        }

        if (further.Count == 0)
        {
            mistakes.Add(At(pattern, hop.Offset), "This hop leads nowhere from where it arrives; a variable length says nothing here.");
        }

        HashSet<NodeType> Next(IEnumerable<NodeType> starts) =>
            [.. all.Where(end => starts.Any(start => hopTypes.Any(type => type.Connects(start, end, hop.Direction))))];
    }

    private static string Follow(string type, HopDirection direction) => direction switch
    {
        HopDirection.Out => $"`-[:{type}]->`",
        HopDirection.In => $"`<-[:{type}]-`",
        HopDirection.Both => $"`-[:{type}]-`",
        _ => throw new UnreachableException($"A hop in the direction {direction}."),
    };
}
