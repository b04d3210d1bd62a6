using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>The page of one node.</summary>
internal sealed class NodePageMaker(PageKind kind, string slug, PageFrame frame, PublicAddress site) : IPage
{
    // Of each list; the rest can be asked for in the playground.
    private const int MostRows = 50;

    private readonly string _id = $"{kind.Type}:{slug}";

    public string Key => $"{frame.Hash} {site} node {_id}";

    public string Name => $"{kind.Type}Page";

    public string ContentType => PageTypes.Html;

    public async ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions)
    {
        var node = (await questions.AskAsync(kind.Type, new { id = _id, first = questions.Rows(MostRows) }))["node"];
        if (node.IsMissing)
        {
            return new MadePage(
                await MissingPage.WriteAsync(kind, slug, frame, questions), StatusCodes.Status404NotFound);
        }

        var page = kind.Write(node, await SuggestionNames.FindAsync(node, questions));
        Crumb[] crumbs =
        [
            new("Challenge map", ""), new(kind.Title, kind.Folder), new(node.Name, Addresses.PathOf(node.Id)!),
        ];
        var head = PageHead.Write(node.Name, page.Description, site.Of(crumbs[^1].Path), "article");
        var data = PageHead.Describe(node, page, crumbs, site);
        return new MadePage(frame.Compose(Html.Of($"{head}{data}"), Write(node, page, crumbs), Addresses.Up));
    }

    private Html Write(Fact node, NodePage page, Crumb[] crumbs) => Html.Of(
        $"""
        {Breadcrumbs.Write(crumbs, Addresses.Up)}
        <article class="node">
        <header>
        <p class="kind">{kind.One}{page.Badges.OfType<string>().Select(badge => Html.Of($""" <span class="badge">{badge}</span>"""))}</p>
        <h1>{node.Name}</h1>
        {(page.Lead is { } lead ? Html.Of($"""<p class="lead">{Wording.Sentence(lead)}</p>""") : default)}
        {page.Remarks}
        {Actions(node, page)}
        </header>
        <div class="main">
        {page.Sections}
        <section class="origin"><h2>Where this comes from</h2>
        {Provenance.All(node.Texts("sources"))}
        </section>
        </div>
        <div class="beside">
        {page.Beside}
        </div>
        </article>
        """);

    private Html Actions(Fact node, NodePage page)
    {
        var map = page.IsOnMap
            ? Html.Of($"""<a class="button" href="{Addresses.Up}?at={Uri.EscapeDataString(node.Id)}">Show it on the challenge map</a> """)
            : default;
        var question = Addresses.Question(System.Text.Encoding.UTF8.GetString(PageOperations.Get(kind.Type)), node.Id);
        return Html.Of($"""<p class="actions">{map}<a class="button" href="{question}">Ask this in the playground</a></p>""");
    }
}
