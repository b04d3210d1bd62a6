using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>The way from the site's root to a page.</summary>
internal static class Breadcrumbs
{
    /// <summary>Writes it; the last step is the page itself.</summary>
    public static Html Write(IReadOnlyList<Crumb> crumbs, string root)
    {
        var steps = crumbs.SkipLast(1).Select(crumb => Html.Of($"""<li><a href="{root + crumb.Path}">{crumb.Name}</a></li>"""));
        return Html.Of(
            $"""
            <nav class="breadcrumbs" aria-label="Breadcrumbs"><ol>{steps}<li aria-current="page">{crumbs[^1].Name}</li></ol></nav>
            """);
    }
}
