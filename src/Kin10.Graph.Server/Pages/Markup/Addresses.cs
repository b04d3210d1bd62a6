using System.Text.Json;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>Where links lead: all addresses are relative, so that they work whatever path a proxy puts before them.</summary>
internal static class Addresses
{
    /// <summary>From the page of a node to the root of the site.</summary>
    public const string Up = "../";

    /// <summary>From a page that is in no folder to the root of the site.</summary>
    public const string Here = "./";

    /// <summary>The path of a node's page below the root of the site; null where its type has no pages.</summary>
    public static string? PathOf(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return Wording.Folders.TryGetValue(id[..colon], out var folder) ? $"{folder}/{Uri.EscapeDataString(id[(colon + 1)..])}" : null;
    }

    /// <summary>A name that leads to the page of what it names, or the bare name of what has none.</summary>
    public static Html Link(Fact node, string root = Up) =>
        PathOf(node.Id) is { } path ? Html.Of($"""<a href="{root + path}">{node.Name}</a>""") : Html.Text(node.Name);

    /// <summary>Opens the playground with a question about a node. It stands in the fragment, which no server and no log sees.</summary>
    public static string Question(string document, string id) =>
        $"{Up}graphql#query={Uri.EscapeDataString(document)}&variables={Uri.EscapeDataString(Variables(id))}";

    /// <summary>Whether a text is the address of a page: everything else is shown as a text, and never becomes a link.</summary>
    public static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string Variables(string id) => JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = id });
}
