using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>An edge between a partner and a practice of others that it adapted.</summary>
internal static class Adaptation
{
    /// <summary>Writes the node at its end, and when and how.</summary>
    public static Html Write(Fact row)
    {
        var properties = row["properties"];
        return Html.Of(
            $"""
            {Addresses.Link(row.Node)} {Row.Small(Wording.Years(properties.Number("year"), null))}
            <div class="known">{properties.Text("context")}{Row.SourcesOf(properties)}</div>
            """);
    }
}
