using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>The list of all nodes of a type, by name, in pages.</summary>
/// <param name="kind">The type.</param>
/// <param name="after">The cursor after which this page begins; null for the first page.</param>
/// <param name="frame">The frame.</param>
/// <param name="site">Where the public finds it.</param>
internal sealed class ListPageMaker(PageKind kind, string? after, PageFrame frame, PublicAddress site) : IPage
{
    private const int MostRows = 200;

    public string Key => $"{frame.Hash} {site} list {kind.Type} {after}";

    public string Name => $"{kind.Operations}Page";

    public string ContentType => PageTypes.Html;

    public async ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions)
    {
        var list = (await questions.AskAsync("Lists", new { first = questions.Rows(MostRows), after }, $"List{kind.Operations}"))["list"];
        var title = after is null ? kind.Title : $"{kind.Title}, continued";
        var path = after is null ? kind.Folder : PathAfter(after);
        var head = PageHead.Write(title, $"{kind.About} {Wording.Counted(list.TotalCount, "page")} with sources.", site.Of(path));
        Crumb[] crumbs = [new("Challenge map", ""), new(kind.Title, kind.Folder)];
        var content = Html.Of(
            $"""
            {Breadcrumbs.Write(crumbs, Addresses.Here)}
            <h1>{title} <span class="count">{list.TotalCount}</span></h1>
            <p class="lead">{kind.About}</p>
            <div class="letters">{list.Rows.GroupBy(Letter).Select(WriteLetter)}</div>
            {Ways(list["pageInfo"])}
            """);
        return new MadePage(frame.Compose(head, content, Addresses.Here));
    }

    private string PathAfter(string cursor) => $"{kind.Folder}?after={Uri.EscapeDataString(cursor)}";

    private Html Ways(Fact pageInfo)
    {
        var first = after is null ? default : Html.Of($"""<a class="button" href="./{kind.Folder}">Back to the first page</a> """);
        var next = pageInfo.Is("hasNextPage")
            ? Html.Of($"""<a class="button" rel="next" href="./{PathAfter(pageInfo.Text("endCursor")!)}">Next page</a>""")
            : default;
        return first.IsEmpty && next.IsEmpty ? default : Html.Of($"""<nav class="actions" aria-label="Pages">{first}{next}</nav>""");
    }

    private static string Letter(Fact row) => char.IsAsciiLetter(row.Name[0]) ? row.Name[..1].ToUpperInvariant() : "0 to 9, and others";

    private static Html WriteLetter(IGrouping<string, Fact> letter) => Html.Of(
        $"""<section><h2>{letter.Key}</h2><ul class="names">{letter.Select(row => Html.Of($"<li>{WriteRow(row)}</li>"))}</ul></section>""");

    private static Html WriteRow(Fact row)
    {
        var detail = row.Has("detail") ? row.Text("detail") : null;
        var text = detail is null ? default : Html.Of($"""<div class="known">{detail}</div>""");
        return Html.Of($"{Addresses.Link(row, Addresses.Here)} {Row.Small(string.Join(", ", Beside(row)))}{text}");
    }

    private static IEnumerable<string> Beside(Fact row)
    {
        if (row.Has("word") && row.Text("word") is { } word)
        {
            yield return Wording.Of(word);
        }

        if (row.Has("isCatalyst") && row.Is("isCatalyst"))
        {
            yield return "catalyst";
        }

        if (row.Has("year") && Wording.Years(row.Number("year"), null) is { } year)
        {
            yield return year;
        }

        if (row.Has("states") && row.Texts("states") is { Length: > 0 } states)
        {
            yield return string.Join(", ", states);
        }
    }
}
