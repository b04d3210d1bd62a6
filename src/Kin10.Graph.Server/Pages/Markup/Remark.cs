namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>Short paragraphs about a node.</summary>
internal static class Remark
{
    /// <summary>A sentence; empty where there is none.</summary>
    public static Html Of(string? text) => text is null ? default : Html.Of($"""<p class="remark">{Wording.Sentence(text)}</p>""");

    /// <summary>A sentence with words before it; empty where there is none.</summary>
    public static Html Of(string before, string? text) => text is null ? default : Of($"{before} {text}");

    /// <summary>A link with words before it.</summary>
    public static Html Link(string before, Fact node) =>
        node.IsMissing ? default : Html.Of($"""<p class="remark">{before} {Addresses.Link(node)}.</p>""");

    /// <summary>The web site of an organisation.</summary>
    public static Html Website(string? address) => address is null || !Addresses.IsWebAddress(address)
        ? Of("Web site:", address)
        : Html.Of($"""<p class="remark">Web site: <a href="{address}" rel="noreferrer">{address}</a></p>""");
}
