using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Keys to order by.</summary>
internal sealed class OrderTypes(ApiSchemaGenerator api)
{
    /// <summary>The keys of what edges lead to and of what they give beside it.</summary>
    public string Item(EdgeContent content) =>
        content.Via is not null || content.HasSteps || (content.Properties is { } properties && Sortable(properties.Properties).Any())
            ? ItemWithEdge(content)
            : Node(content.Target);

    public string Direction() => api.Text.Ensure(SchemaPart.Common, "enum", "SortEnumType", null, "A direction of order.", text =>
    {
        text.Add("ASC", null, "Ascending; what is missing comes last.");
        text.Add("DESC", null, "Descending; what is missing comes first.");
        text.Add("ASC_NULLS_FIRST", null, "Ascending; what is missing comes first.");
        text.Add("DESC_NULLS_LAST", null, "Descending; what is missing comes last.");
    });

    /// <summary>Adds orders by sums, averages and extremes, where the type has numbers or dates.</summary>
    public void AddNumbers(TypeText text, TargetType target)
    {
        var numbers = target.Properties.Where(property => property.IsSummable).ToList();
        var measurable = AggregateTypes.Measurable(target);
        if (numbers.Count > 0)
        {
            var type = Numbers(target, "NumberSortInput", "A number", numbers);
            text.Add("sum", type, "By the sum of a number; 0 when none is known.");
            text.Add("avg", type, "By the average of a number; missing when none is known.");
        }

        if (measurable.Count > 0)
        {
            var type = measurable.Count == numbers.Count
                ? Numbers(target, "NumberSortInput", "A number", numbers)
                : Numbers(target, "ExtremeSortInput", "A number or date", measurable);
            text.Add("min", type, "By the least known value; missing when none is known.");
            text.Add("max", type, "By the greatest known value; missing when none is known.");
        }
    }

    private static IEnumerable<Property> Sortable(IReadOnlyList<Property> properties) => properties.Where(property => !property.IsList);

    private string Node(TargetType target) => api.Text.Ensure(
        SchemaPart.Orders,
        "input",
        target.Name + "SortInput",
        target,
        $"A key to order {ApiNames.Many(target)} by.",
        text => AddKeys(text, target),
        "@oneOf");

    private string ItemWithEdge(EdgeContent content) => api.Text.Ensure(
        SchemaPart.Orders,
        "input",
        api.Edges.Prefix(content) + "SortInput",
        content,
        $"A key to order {ApiNames.Many(content.Target)} by, or the {(content.Properties is null ? "ways" : "links")} to them, for "
        + $"{api.Edges.Fields(content)}.",
        text =>
        {
            if (content.Properties is { } properties)
            {
                text.Add("edge", EdgeProperties(properties), "By what the link that leads here carries.");
            }

            if (content.Via is not null)
            {
                text.Add("via", Via(), "By what was passed on the way here.");
            }

            if (content.HasSteps)
            {
                text.Add("steps", Direction(), "By the least number of links that lead here.");
            }

            AddKeys(text, content.Target);
        },
        "@oneOf");

    private void AddKeys(TypeText text, TargetType target)
    {
        foreach (var property in Sortable(target.Properties))
        {
            text.Add(property.Name, Direction(), ModelTypes.Describe(property), property);
        }

        if (target is NodeType type)
        {
            foreach (var relationship in type.Relationships)
            {
                text.Add(
                    relationship.Name,
                    relationship.IsToMany ? List(EdgeContent.Of(relationship)) : Node(relationship.Target),
                    ModelTypes.Describe(relationship) + (relationship.IsToMany
                        ? " By their number, or by what they add up to."
                        : " Where there is none, everything is missing."),
                    relationship);
            }

            return;
        }

        foreach (var member in target.NodeTypes)
        {
            text.Add(member.Singular, Node(member),
                $"By what only `{member.Name}` has; for nodes of other types it is missing.", member);
        }
    }

    private string Via() => api.Text.Ensure(
        SchemaPart.Orders,
        "input",
        "ViaSortInput",
        null,
        "What was passed on the way, as a key to order by.",
        text => text.Add("count", Direction(), "By how many nodes `via` has: how many ways lead here, over a path of two links."),
        "@oneOf");

    private string EdgeProperties(EdgeProperties edge) => api.Text.Ensure(
        SchemaPart.Orders,
        "input",
        edge.Name + "SortInput",
        edge,
        "What a link carries, as a key to order by.",
        text =>
        {
            foreach (var property in Sortable(edge.Properties))
            {
                text.Add(property.Name, Direction(), ModelTypes.Describe(property), property);
            }
        },
        "@oneOf");

    private string List(EdgeContent content)
    {
        var filtered = content.Stored;
        var prefix = filtered.IsPlain ? content.Target.Name : api.Edges.Prefix(filtered);
        var plural = ApiNames.Many(content.Target);
        return api.Text.Ensure(
            SchemaPart.Orders,
            "input",
            prefix + "ListSortInput",
            filtered,
            $"A key to order by that is counted or computed over a list of {plural}: give exactly one of them, and `where` "
            + "beside it to leave some out.",
            text =>
            {
                text.Add("where", api.Filters.Item(filtered), $"Which {plural} are counted; all when left out.");
                text.Add("count", Direction(), "By how many there are.");
                AddNumbers(text, content.Target);
            });
    }

    private string Numbers(TargetType target, string suffix, string what, IReadOnlyList<Property> properties) => api.Text.Ensure(
        SchemaPart.Orders,
        "input",
        target.Name + suffix,
        target,
        $"{what} of {ApiNames.Many(target)}.",
        text =>
        {
            foreach (var property in properties)
            {
                text.Add(property.Name, Direction(), ModelTypes.Describe(property), property);
            }
        },
        "@oneOf");
}
