using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>An edge between a partner and an initiative in which it took part.</summary>
internal static class Participation
{
    /// <summary>Writes the node at its end, and in what part.</summary>
    public static Html Write(Fact row)
    {
        var properties = row["properties"];
        var note = properties.Text("note") is { } text ? Html.Of($". {text}") : default;
        var roles = string.Join(", ", properties.Texts("roles"));
        return Html.Of(
            $"""
            {Row.Organisation(row)} {Row.Small(Wording.Years(properties.Number("year"), null))}
            <div class="known">{(roles.Length == 0 ? "part not known" : roles)}{note}{Row.SourcesOf(properties)}</div>
            """);
    }
}
