using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Connections, edges, page information, and the arguments of connection fields.</summary>
internal sealed class ConnectionTypes(ApiSchemaGenerator api)
{
    public string Connection(EdgeContent content)
    {
        var target = content.Target;
        var plural = ApiNames.Many(target);
        return api.Text.Ensure(
            SchemaPart.Connections, "type", api.Edges.Prefix(content) + "Connection", content,
            $"A page of {plural}{Given(content)}.",
            text =>
        {
            text.Add("pageInfo", PageInfo() + "!", "Where this page lies in the whole list.");
            text.Add("edges", $"[{Edge(content)}!]!", $"The {plural} of this page, each with its cursor{Extras(content)}.");
            text.Add("nodes", $"[{target.Name}!]!", $"The {plural} of this page alone.");
            text.Add("totalCount", "Int!", "How many there are on all pages: honours `where`, ignores the page.");
            text.Add("aggregate", api.Aggregates.Aggregate(target) + "!",
                "Counts, sums and averages over all pages: honours `where`, ignores the page.");
            if (GroupTypes.HasKeys(target))
            {
                text.Add("groupBy", $"[{api.Groups.Group(target)}!]!",
                    "All of them in groups with equal keys: honours `where`, ignores the page. Without `first` all groups, "
                    + $"which must be at most {api.Limits.MaxPageSize}.",
                    null, api.Groups.Arguments(target));
            }
        });
    }

    /// <summary>The arguments of a connection field, with their parentheses.</summary>
    /// <param name="content">What its edges give.</param>
    /// <param name="score">How good each edge is, where they are derived.</param>
    public string Arguments(EdgeContent content, Property? score = null)
    {
        var text = new TypeText("", []);
        var max = api.Limits.MaxPageSize;
        text.Add("where", api.Filters.Item(content), "Which of them; all when left out.");
        text.Add("order", $"[{api.Orders.Item(content)}!]",
            "In which order; one key per object, the first counts most. "
            + (score is null
                ? "Ties, and everything when left out, go by `id`."
                : $"Ties go by `id`. The best come first when left out, as with `{{ edge: {{ {score}: DESC }} }}`."));
        text.Add("first", "Int",
            $"How many from the beginning, 0 to {max}; {api.Limits.DefaultPageSize} when neither `first` nor `last` is given.");
        text.Add("after", "String", "Only what comes after this cursor, which this field gave in the same order.");
        text.Add("last", "Int", $"How many from the end, 0 to {max}. Not together with `first`.");
        text.Add("before", "String", "Only what comes before this cursor, which this field gave in the same order.");
        return $"(\n{text})";
    }

    private string Edge(EdgeContent content) => api.Text.Ensure(
        SchemaPart.Connections,
        "type",
        api.Edges.Prefix(content) + "Edge",
        content,
        $"One {ApiNames.Spaced(content.Target.Name)} of a list{Given(content)}.",
        text =>
        {
            text.Add("cursor", "String!",
                "Marks this place in the list, for `after` and `before`. It belongs to this field and order.");
            text.Add("node", content.Target.Name + "!", $"The {ApiNames.Spaced(content.Target.Name)}.");
            if (content.Properties is { } properties)
            {
                text.Add("properties", properties.Name + "!", properties.Description ?? "What the link itself carries.");
            }

            if (content.Via is { } via)
            {
                text.Add("via", $"[{via.Name}!]!",
                    $"The {ApiNames.Many(via)} passed on the way here, each once, ordered by `id`.");
            }

            if (content.HasSteps)
            {
                text.Add("steps", "Int!", "The least number of links that lead here.");
            }
        });

    private string PageInfo() => api.Text.Ensure(
        SchemaPart.Common, "type", "PageInfo", null,
        "Where a page lies in the whole list.",
        text =>
    {
        text.Add("hasNextPage", "Boolean!",
            "Whether the list goes on behind the page, whatever `before` says. Costs nothing when not selected.");
        text.Add("hasPreviousPage", "Boolean!",
            "Whether the list has something before the page, whatever `after` says. Costs nothing when not selected.");
        text.Add("startCursor", "String", "The cursor of the page's first row; null on an empty page.");
        text.Add("endCursor", "String", "The cursor of the page's last row, for `after`; null on an empty page.");
    });

    private string Given(EdgeContent content) => content.IsPlain ? "" : $", as {api.Edges.Fields(content)} gives them";

    private static string Extras(EdgeContent content) => (content.Properties, content.Via) switch
    {
        (not null, _) => " and what the link carries",
        (_, not null) => " and what was passed on the way",
        _ when content.HasSteps => " and how many steps away it is",
        _ => "",
    };
}
