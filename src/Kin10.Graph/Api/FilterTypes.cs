using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Filters on nodes, on edges, and on lists of nodes.</summary>
internal sealed class FilterTypes(ApiSchemaGenerator api)
{
    /// <summary>The filter on what edges lead to and, where they carry something, on that.</summary>
    public string Item(EdgeContent content) =>
        content.Properties is null ? Node(content.Target) : ItemWithEdge(content.Stored);

    public string Node(TargetType target)
    {
        var name = target.Name + "FilterInput";
        return api.Text.Ensure(SchemaPart.Filters, "input", name, target,
            $"Conditions on {Article(target.Name)}; all that are given must hold.", text =>
        {
            AddLogic(text, name);
            AddFields(text, target);
        });
    }

    /// <summary>Adds <c>and</c>, <c>or</c> and <c>not</c>.</summary>
    public static void AddLogic(TypeText text, string name)
    {
        text.Add("and", $"[{name}!]", "All of these hold; true when the list is empty.");
        text.Add("or", $"[{name}!]", "At least one of these holds; false when the list is empty.");
        text.Add("not", name, "This does not hold: the exact complement, so that it also matches where values are missing.");
    }

    private static string Article(string typeName)
    {
        var words = ApiNames.Spaced(typeName);
        return ("aeio".Contains(words[0], StringComparison.Ordinal) ? "an " : "a ") + words;
    }

    private string ItemWithEdge(EdgeContent content)
    {
        var name = api.Edges.Prefix(content) + "ItemFilterInput";
        return api.Text.Ensure(
            SchemaPart.Filters, "input", name, content,
            $"Conditions on {Article(content.Target.Name)} and on the link to it, for {api.Edges.Fields(content)}; "
            + "all that are given must hold.",
            text =>
        {
            AddLogic(text, name);
            text.Add("edge", EdgeProperties(content.Properties!),
                "Conditions on the link that leads here: the same one as for the other conditions of this object.");
            AddFields(text, content.Target);
        });
    }

    private void AddFields(TypeText text, TargetType target)
    {
        AddProperties(text, target.Properties);
        if (target is NodeType type)
        {
            foreach (var relationship in type.Relationships)
            {
                var content = EdgeContent.Of(relationship);
                text.Add(
                    relationship.Name,
                    relationship.IsToMany ? List(content) : Item(content),
                    ModelTypes.Describe(relationship) + (relationship.IsToMany
                        ? ""
                        : " Matches where there is one that meets the conditions; `{}` where there is one at all."),
                    relationship);
            }

            return;
        }

        text.Add("typename", api.Operators.Typename(TypeNames(target), target), "Which type the node has.");
        foreach (var member in target.NodeTypes)
        {
            text.Add(member.Singular, Node(member),
                $"It is {Article(member.Name)}, and meets these conditions; `{{}}` asks for the type alone.", member);
        }
    }

    private void AddProperties(TypeText text, IReadOnlyList<Property> properties)
    {
        foreach (var property in properties)
        {
            text.Add(property.Name, api.Operators.Of(property), ModelTypes.Describe(property), property);
        }
    }

    private string EdgeProperties(EdgeProperties edge)
    {
        var name = edge.Name + "FilterInput";
        return api.Text.Ensure(SchemaPart.Filters, "input", name, edge,
            "Conditions on what a link carries; all that are given must hold.", text =>
        {
            AddLogic(text, name);
            AddProperties(text, edge.Properties);
        });
    }

    private string List(EdgeContent content)
    {
        // The way to a node is not filtered on, so that paths share the filters of their target.
        var filtered = content.Stored;
        var prefix = filtered.IsPlain ? content.Target.Name : api.Edges.Prefix(filtered);
        var plural = ApiNames.Many(content.Target);
        return api.Text.Ensure(
            SchemaPart.Filters, "input", prefix + "ListFilterInput", filtered,
            $"Conditions on a list of {plural}; all that are given must hold. A missing list is an empty one.",
            text =>
        {
            text.Add("some", Item(filtered), "At least one meets these conditions; `{}` asks for at least one.");
            text.Add("none", Item(filtered), "None meets these conditions; also matches an empty list.");
            text.Add("all", Item(filtered), "All meet these conditions; also matches an empty list.");
            text.Add("any", "Boolean", "Whether there is at least one. Cannot be null.");
            text.Add("count", api.Operators.Of(ScalarKind.Int), "How many there are.");
            text.Add("aggregate", ListAggregate(filtered, prefix),
                "How many meet some conditions, and sums and averages over those.");
        });
    }

    private string ListAggregate(EdgeContent content, string prefix)
    {
        var plural = ApiNames.Many(content.Target);
        return api.Text.Ensure(
            SchemaPart.Filters, "input", prefix + "ListAggregateFilterInput", content,
            $"Conditions on a list of {plural}, taken together; all that are given must hold.",
            text =>
        {
            text.Add("where", Item(content), "Which of them are taken; all when left out.");
            api.Aggregates.AddConditions(text, content.Target);
        });
    }

    /// <summary>The enum of the types of nodes that an interface or a union can be.</summary>
    public string TypeNames(TargetType target) => api.Text.Ensure(
        SchemaPart.Filters, "enum", target.Name + "Type", target,
        $"The types of nodes that {Article(target.Name)} can be.",
        text =>
    {
        foreach (var member in target.NodeTypes)
        {
            text.Add(member.Name, null, member.Description ?? $"A {ApiNames.Spaced(member.Name)}.", member);
        }
    });
}
