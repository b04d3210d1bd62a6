namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>How a fact is known, and from where.</summary>
internal static class Provenance
{
    private const int MostSources = 25;

    /// <summary>Whether a source says so or it is judged, and why; empty where the link has nothing of the kind.</summary>
    public static Html Of(Fact edge)
    {
        if (!edge.Has("properties") || !edge["properties"].Has("basis"))
        {
            return default;
        }

        var properties = edge["properties"];
        var basis = properties.Text("basis")!;
        var look = basis == "INFERRED" ? "basis judged" : "basis";
        var sources = properties.Has("sources") ? Sources(properties.Texts("sources")) : default;
        return Html.Of($"""<div class="known"><span class="{look}">{Wording.Of(basis)}</span> {properties.Text("note")}{sources}</div>""");
    }

    /// <summary>The sources of something, folded up.</summary>
    public static Html Sources(string[] sources) => sources.Length == 0 ? default : Html.Of(
        $"""
        <details class="sources"><summary>{(sources.Length == 1 ? "Source" : $"{sources.Length} sources")}</summary>{All(sources)}</details>
        """);

    /// <summary>The sources of something as a list.</summary>
    public static Html All(string[] sources) => Listing.Items(sources.Take(MostSources).Select(One), sources.Length - MostSources);

    private static Html One(string source)
    {
        if (!Addresses.IsWebAddress(source))
        {
            return Html.Text(source);
        }

        var name = source[(source.IndexOf("://", StringComparison.Ordinal) + "://".Length)..].TrimEnd('/');
        return Html.Of($"""<a href="{source}" rel="noreferrer">{name}</a>""");
    }
}
