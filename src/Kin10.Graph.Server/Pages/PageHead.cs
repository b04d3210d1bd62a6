using System.Text.Json;
using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>A step on the way from the site's root to a page.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Its path below the site's root.</param>
internal readonly record struct Crumb(string Name, string Path);

/// <summary>What search engines and previews of links read.</summary>
internal static class PageHead
{
    private const string Site = "Kin10.Graph";
    private const int MostDescribed = 300;

    /// <summary>The head of a page.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="description">What it says, in a sentence or two.</param>
    /// <param name="address">Its absolute address; null where that is not known.</param>
    /// <param name="type">Its type in Open Graph.</param>
    public static Html Write(string title, string description, string? address, string type = "website")
    {
        var text = Wording.Cut(description.Trim(), MostDescribed);
        var own = address is null ? default : Html.Of(
            $"""
            <link rel="canonical" href="{address}">
            <meta property="og:url" content="{address}">
            """);
        return Html.Of(
            $"""
            <title>{title} · {Site}</title>
            <meta name="description" content="{text}">
            <meta property="og:site_name" content="{Site}">
            <meta property="og:type" content="{type}">
            <meta property="og:title" content="{title}">
            <meta property="og:description" content="{text}">
            <meta name="twitter:card" content="summary">
            {own}
            """);
    }

    /// <summary>The head of a page that no search engine should keep.</summary>
    public static Html Unlisted(string title) => Html.Of($"""<title>{title} · {Site}</title><meta name="robots" content="noindex">""");

    /// <summary>What the page of a node is about, for machines (schema.org).</summary>
    public static Html Describe(Fact node, NodePage page, IReadOnlyList<Crumb> crumbs, PublicAddress site) =>
        Html.LinkedData(json =>
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            WriteThing(json, node, page, site.Of(crumbs[^1].Path));
            if (site.IsKnown)
            {
                WriteCrumbs(json, crumbs, site);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteThing(Utf8JsonWriter json, Fact node, NodePage page, string? address)
    {
        json.WriteStartObject();
        json.WriteString("@type", page.Thing.Type);
        json.WriteString("identifier", node.Id);
        json.WriteString("name", node.Name);
        json.WriteString("description", Wording.Cut(page.Lead ?? page.Description, MostDescribed));
        WriteKnown(json, "url", address);
        WriteKnown(json, "sameAs", page.Thing.SameAs is { } web && Addresses.IsWebAddress(web) ? web : null);
        WriteKnown(json, "startDate", page.Thing.StartDate);
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteCrumbs(Utf8JsonWriter json, IReadOnlyList<Crumb> crumbs, PublicAddress site)
    {
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        for (var i = 0; i < crumbs.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", i + 1);
            json.WriteString("name", crumbs[i].Name);
            json.WriteString("item", site.Of(crumbs[i].Path));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
