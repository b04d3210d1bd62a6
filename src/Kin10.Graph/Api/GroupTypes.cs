using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Api;

/// <summary>Groups with equal keys.</summary>
internal sealed class GroupTypes(ApiSchemaGenerator api)
{
    private const string WhichType = "Which type the node has.";

    /// <summary>What can be grouped by: every single value except the id, and lists except <c>sources</c>.</summary>
    private static IReadOnlyList<Property> Groupable(TargetType target) =>
        [.. target.Properties.Where(property => property.Kind != ScalarKind.Id && !(property.IsList && property.Name == "sources"))];

    /// <summary>Whether there is something to group by: for nodes of several types their type at least.</summary>
    public static bool HasKeys(TargetType target) => target is not NodeType || Groupable(target).Count > 0;

    public string Group(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates, "type", target.Name + "Group", target,
        $"{ApiNames.Pascal(ApiNames.Many(target))} with equal keys.",
        text =>
    {
        text.Add("key", Key(target) + "!", "What they have in common. Only what is in `by` can be selected.");
        text.Add("aggregate", api.Aggregates.Aggregate(target) + "!", "Counts, sums and averages over the group.");
    });

    /// <summary>The arguments of <c>groupBy</c>, with their parentheses.</summary>
    public string Arguments(TargetType target)
    {
        var text = new TypeText("", []);
        text.Add("by", $"[{Field(target)}!]!",
            "What those of one group have in common; at least one. A missing value makes a group of its own.");
        text.Add("having", api.Aggregates.Filter(target), "Which groups; all when left out.");
        text.Add("order", $"[{Order(target)}!]",
            "In which order; one key per object. Ties, and everything when left out, go by the keys as in `by`, ascending.");
        text.Add("first", "Int", $"How many groups, 0 to {api.Limits.MaxPageSize}; all when left out.");
        return $"(\n{text})";
    }

    private string Field(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates, "enum", target.Name + "GroupField", target,
        $"What {ApiNames.Many(target)} can be grouped by.",
        text =>
    {
        foreach (var property in Groupable(target))
        {
            var note = property.IsList
                ? " Groups by each item of the list, so that one node can be in several groups; an empty list counts as missing."
                : "";
            text.Add(ApiNames.UpperSnake(property.Name), null, ModelTypes.Describe(property) + note, property);
        }

        if (target is not NodeType)
        {
            text.Add(ApiNames.UpperSnake(GroupKey.Typename), null, WhichType);
        }
    });

    private string Key(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates, "type", target.Name + "GroupKey", target,
        $"What {ApiNames.Many(target)} of one group have in common.",
        text =>
    {
        foreach (var property in Groupable(target))
        {
            var note = property.IsList ? " One item of the list." : "";
            text.Add(property.Name, api.Scalars.Item(property), ModelTypes.Describe(property) + note, property);
        }

        if (target is not NodeType)
        {
            text.Add(GroupKey.Typename, api.Filters.TypeNames(target) + "!", WhichType);
        }
    });

    private string Order(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates,
        "input",
        target.Name + "GroupSortInput",
        target,
        $"A key to order groups of {ApiNames.Many(target)} by.",
        text =>
        {
            text.Add("key", KeyOrder(target), "By a key, which must be in `by`.");
            text.Add("count", api.Orders.Direction(), "By how many there are.");
            api.Orders.AddNumbers(text, target);
        },
        "@oneOf");

    private string KeyOrder(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates,
        "input",
        target.Name + "GroupKeySortInput",
        target,
        $"A key of groups of {ApiNames.Many(target)}.",
        text =>
        {
            foreach (var property in Groupable(target))
            {
                text.Add(property.Name, api.Orders.Direction(), ModelTypes.Describe(property), property);
            }

            if (target is not NodeType)
            {
                text.Add(GroupKey.Typename, api.Orders.Direction(), WhichType);
            }
        },
        "@oneOf");
}
