namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>The lists of the page of one node.</summary>
/// <param name="node">The node, with its lists.</param>
/// <param name="rootField">The root field that gives such a node.</param>
internal sealed class Listing(Fact node, string rootField)
{
    /// <summary>A section with the rows of a list. Where it is cut, it says how many there are, and where to ask for them.</summary>
    /// <param name="field">The list.</param>
    /// <param name="title">The title of the section.</param>
    /// <param name="write">Writes a row: an edge where the operation asks for edges, else a node.</param>
    /// <param name="otherwise">What is said where there is nothing; null for no section at all.</param>
    /// <param name="remark">What is said before the list.</param>
    public Html Section(string field, string title, Func<Fact, Html> write, string? otherwise = null, string? remark = null)
    {
        var list = node[field];
        var rows = list.Rows;
        if (rows.Length == 0)
        {
            return otherwise is null ? default : Html.Of($"""<section><h2>{title}</h2><p class="quiet">{otherwise}</p></section>""");
        }

        var before = remark is null ? default : Html.Of($"""<p class="quiet">{remark}</p>""");
        return Html.Of(
            $"""
            <section><h2>{title} <span class="count">{list.TotalCount}</span></h2>{before}
            {Items(rows.Select(write))}{More(field, list.TotalCount - rows.Length)}</section>

            """);
    }

    /// <summary>A list of facts.</summary>
    /// <param name="items">The facts.</param>
    /// <param name="left">How many more there are.</param>
    public static Html Items(IEnumerable<Html> items, long left = 0)
    {
        var more = left > 0 ? Html.Of($"<li>and {left} more</li>") : default;
        return Html.Of($"""<ul class="facts">{items.Select(item => Html.Of($"<li>{item}</li>"))}{more}</ul>""");
    }

    private Html More(string field, long left)
    {
        if (left == 0)
        {
            return default;
        }

        var question = Addresses.Question(
            $"query All($id: ID!) {{\n  {rootField}(id: $id) {{\n    {field}(first: 500) {{\n      totalCount\n"
            + "      pageInfo { hasNextPage endCursor }\n      nodes { __typename ... on Node { id name } }\n    }\n  }\n}\n",
            node.Id);
        return Html.Of($"""<p class="more">and {left} more: <a href="{question}">ask for them in the playground</a></p>""");
    }
}
