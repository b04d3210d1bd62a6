using System.Text;
using System.Xml;
using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>
/// The site map (sitemaps.org): an index of parts, each of one type. A part has at most <see cref="MostOfPart"/> addresses, far below the
/// 50,000 that are allowed, so that it is made in memory and kept like a page.
/// </summary>
internal static class SitemapMaker
{
    /// <summary>How many addresses a part has at most.</summary>
    public const int MostOfPart = 5000;

    private const int MostAtOnce = 500;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The index.</summary>
    public sealed class Index(PublicAddress site) : IPage
    {
        public string Key => $"{site} sitemap";

        public string Name => "Sitemap";

        public string ContentType => PageTypes.Xml;

        public async ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions)
        {
            using var body = new MemoryStream();
            using (var xml = Begin(body, "sitemapindex"))
            {
                WriteAddress(xml, "sitemap", site.Of("sitemaps/lists.xml")!, null);
                foreach (var kind in PageKind.All)
                {
                    await WritePartsAsync(xml, kind, questions);
                }
            }

            return new MadePage(body.ToArray());
        }

        private async ValueTask WritePartsAsync(XmlWriter xml, PageKind kind, PageQuestions.Questioner questions)
        {
            for (string? after = null, first = null; ; first = after)
            {
                var path = $"sitemaps/{kind.Folder}.xml{(first is null ? "" : $"?after={Uri.EscapeDataString(first)}")}";
                WriteAddress(xml, "sitemap", site.Of(path)!, null);
                after = await WalkAsync(kind, first, questions, visit: null);
                if (after is null)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The addresses of the nodes of a type.</summary>
    public sealed class Part(PageKind kind, string? after, PublicAddress site) : IPage
    {
        public string Key => $"{site} sitemap {kind.Type} {after}";

        public string Name => $"{kind.Operations}Sitemap";

        public string ContentType => PageTypes.Xml;

        public async ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions)
        {
            using var body = new MemoryStream();
            using (var xml = Begin(body, "urlset"))
            {
                await WalkAsync(
                    kind, after, questions, node => WriteAddress(xml, "url", site.Of(Addresses.PathOf(node.Id)!)!, node.Text("updatedAt")));
            }

            return new MadePage(body.ToArray());
        }
    }

    /// <summary>The addresses of the map, the gap explorer and the lists.</summary>
    public sealed class Lists(PublicAddress site) : IPage
    {
        public string Key => $"{site} sitemap lists";

        public string Name => "ListsSitemap";

        public string ContentType => PageTypes.Xml;

        public async ValueTask<MadePage> MakeAsync(PageQuestions.Questioner questions)
        {
            var graph = (await questions.AskAsync("Graph", new { }))["graph"];
            using var body = new MemoryStream();
            using (var xml = Begin(body, "urlset"))
            {
                foreach (var path in PageKind.All.Select(kind => kind.Folder).Prepend(""))
                {
                    WriteAddress(xml, "url", site.Of(path)!, graph.Text("importedAt"));
                }
            }

            return new MadePage(body.ToArray());
        }
    }

    // Visits the nodes of a part, with their times, in the order of their ids; gives the cursor after which the next part begins, or null.
    private static async ValueTask<string?> WalkAsync(
        PageKind kind, string? after, PageQuestions.Questioner questions, Action<Fact>? visit)
    {
        for (var count = 0; count < MostOfPart;)
        {
            var variables = new { first = questions.Rows(MostAtOnce), after, times = visit is not null };
            var list = (await questions.AskAsync("Sitemaps", variables, $"Sitemap{kind.Operations}"))["list"];
            var nodes = list.Rows;
            Array.ForEach(nodes, visit ?? (static _ => { }));
            if (!list["pageInfo"].Is("hasNextPage"))
            {
                return null;
            }

            count += nodes.Length;
            after = list["pageInfo"].Text("endCursor");
        }

        return after;
    }

    private static XmlWriter Begin(Stream body, string root)
    {
        var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument();
        xml.WriteStartElement(root, Namespace);
        return xml;
    }

    private static void WriteAddress(XmlWriter xml, string element, string address, string? modified)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteElementString("loc", Namespace, address);
        if (modified is not null)
        {
            xml.WriteElementString("lastmod", Namespace, modified);
        }

        xml.WriteEndElement();
    }
}
