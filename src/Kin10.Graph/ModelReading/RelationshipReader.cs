using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Reads fields with <c>@relationship</c> and builds the relationship types that they speak of.</summary>
internal sealed class RelationshipReader(MistakeList mistakes, Declarations declarations, TypeReader types)
{
    /// <summary>The drafts by field.</summary>
    public Dictionary<FieldDefinitionNode, RelationshipDraft> Drafts { get; } = [];

    /// <summary>The relationship types by name, ordered by name.</summary>
    public SortedList<string, ConnectedTypes> Types { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        foreach (var (owner, field, directives) in types.Leading)
        {
            if (directives.TryGetValue("relationship", out var directive)
                && ReadDraft(owner, field, directive, directives.GetValueOrDefault("derived")) is { } draft)
            {
                Drafts.Add(field, draft);
            }
        }

        foreach (var group in Drafts.Values.GroupBy(draft => draft.Type.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var drafts = group.OrderBy(draft => draft.Line).ToList();
            CheckDirections(drafts);
            CheckProperties(drafts);
            DerivedReader.Check(drafts, mistakes);
            RelationshipAgreement.Check(drafts, mistakes);
            Types.Add(group.Key, Build(group.Key, drafts));
        }

        var used = Drafts.Values.Select(draft => draft.Properties?.Name).ToHashSet();
        foreach (var unused in declarations.EdgeProperties.Where(node => !used.Contains(node.Name.Value)))
        {
            mistakes.Add(unused.Name.Location,
                $"No relationship has the properties `{unused.Name}`; name it in `@relationship(properties: "
                + $"\"{unused.Name}\")`, or leave it out.");
        }
    }

    private RelationshipDraft? ReadDraft(NodeType owner, FieldDefinitionNode field, DirectiveNode directive, DirectiveNode? derived)
    {
        var reference = TypeReference.Of(field.Type);
        var name = reference.Name.Name;
        if (reference.IsList ? !reference.IsProperList : reference.IsRequired)
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{field.Name}` must be `[{name}!]!` for any number of targets, or `{name}` for at most one.");
            return null;
        }

        var properties = ReadProperties(directive, out var propertiesLocation);
        if (DirectiveReader.Find(directive, "direction") is not EnumValueNode directionNode
            || ReadDirection(directionNode) is not { } direction
            || DirectiveReader.Text(directive, "type") is not { } type)
        {
            return null;
        }

        if (!Words.IsUpperSnake(type.Value))
        {
            mistakes.Add(type.Location, $"The relationship type `{type.Value}` must be in UPPER_SNAKE, for example `PART_OF`.");
            return null;
        }

        return new RelationshipDraft(
            owner,
            field,
            types.Targets[name],
            reference.IsList,
            type,
            direction,
            directionNode.Location,
            properties,
            propertiesLocation,
            derived);
    }

    private static HopDirection? ReadDirection(EnumValueNode node) => node.Name switch
    {
        "OUT" => HopDirection.Out,
        "IN" => HopDirection.In,
        "BOTH" => HopDirection.Both,
        _ => null,
    };

    private EdgeProperties? ReadProperties(DirectiveNode directive, out SourceLocation location)
    {
        location = directive.Location;
        if (DirectiveReader.Text(directive, "properties") is not { } name)
        {
            return null;
        }

        location = name.Location;
        if (!types.EdgeProperties.TryGetValue(name.Value, out var properties) && name.Value.Length > 0)
        {
            mistakes.Add(name.Location, declarations.Find(name.Value) is null
                ? $"There is no type `{name.Value}`; define it with "
                    + $"`@relationshipProperties`.{Words.DidYouMean(name.Value, types.EdgeProperties.Keys)}"
                : $"`{name.Value}` is not a `@relationshipProperties` type.");
        }

        return properties;
    }

    private void CheckDirections(List<RelationshipDraft> drafts)
    {
        var first = drafts[0];
        foreach (var draft in drafts)
        {
            if ((draft.Direction == HopDirection.Both) != (first.Direction == HopDirection.Both))
            {
                mistakes.Add(draft.DirectionLocation,
                    $"`{draft.Type.Value}` has {(draft.Direction == HopDirection.Both ? "no direction" : "a direction")} here and "
                    + $"{(first.Direction == HopDirection.Both ? "none" : "one")} in `{first.Coordinate}` (line {first.Line}): "
                    + "`BOTH` everywhere, or nowhere.");
            }
            else if (draft.Direction == HopDirection.Both && draft.Properties is not null)
            {
                mistakes.Add(draft.PropertiesLocation,
                    $"`{draft.Type.Value}` has no direction and so can have no properties: nothing would say which of two edges "
                    + "they belong to.");
            }
        }
    }

    private void CheckProperties(List<RelationshipDraft> drafts)
    {
        var first = drafts[0];
        foreach (var draft in drafts.Where(draft => draft.Properties != first.Properties))
        {
            mistakes.Add(draft.PropertiesLocation,
                $"`{draft.Type.Value}` has "
                + $"{(draft.Properties is null ? "no properties" : $"the properties `{draft.Properties.Name}`")} here and "
                + $"{(first.Properties is null ? "none" : $"`{first.Properties.Name}`")} in `{first.Coordinate}` (line {first.Line}); "
                + "every field of one type must name the same.");
        }
    }

    private ConnectedTypes Build(string name, List<RelationshipDraft> drafts)
    {
        var pairs = new HashSet<(NodeType From, NodeType To)>();
        foreach (var draft in drafts)
        {
            foreach (var target in draft.Target.NodeTypes)
            {
                if (draft.Direction != HopDirection.In)
                {
                    pairs.Add((draft.Owner, target));
                }

                if (draft.Direction != HopDirection.Out)
                {
                    pairs.Add((target, draft.Owner));
                }
            }
        }

        var type = new RelationshipType(
            name,
            Types.Count,
            [.. pairs.Select(pair => pair.From).Distinct().OrderBy(end => end.Index)],
            [.. pairs.Select(pair => pair.To).Distinct().OrderBy(end => end.Index)],
            drafts[0].Properties,
            drafts[0].Direction != HopDirection.Both,
            drafts[0].DerivedBy?.Value);
        return new ConnectedTypes(type, pairs);
    }
}
