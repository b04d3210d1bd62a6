using System.Globalization;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>Rows of lists, as they stand on the pages of several types.</summary>
internal static class Row
{
    /// <summary>How many names are given where several stand in one line.</summary>
    public const int MostNamed = 5;

    /// <summary>A name, and how the link to it is known.</summary>
    public static Html Plain(Fact row) => Html.Of($"{Addresses.Link(row.Node)}{Provenance.Of(row)}");

    /// <summary>A partner, and what was passed on the way to it.</summary>
    public static Html Passed(Fact row) => Html.Of($"""{Organisation(row)} <span class="known">through {Passing(row)}</span>""");

    /// <summary>A partner, with a caution where no source calls it one.</summary>
    public static Html Organisation(Fact row)
    {
        var partner = row.Node;
        var caution = partner.Has("membership") && partner.Text("membership") == "NOT_STATED"
            ? Html.Of($""" <span class="known">(not stated to be a partner of the network)</span>""")
            : default;
        return Html.Of($"{Addresses.Link(partner)}{caution}{Provenance.Of(row)}");
    }

    /// <summary>A practice or an initiative: what it is and when.</summary>
    public static Html Work(Fact row)
    {
        var work = row.Node;
        var summary = work.Has("summary") ? work.Text("summary") : null;
        var text = summary is null ? default : Html.Of($"<div>{summary}</div>");
        return Html.Of($"{Addresses.Link(work)} {Small(Kind(work))}{text}{Provenance.Of(row)}{SourcesOf(work)}");
    }

    /// <summary>A suggestion, and what speaks for it.</summary>
    /// <param name="row">The edge.</param>
    /// <param name="names">The names of the reasons.</param>
    public static Html Suggested(Fact row, IReadOnlyDictionary<string, Fact> names)
    {
        var properties = row["properties"];
        var reasons = properties.Texts("reasons");
        var named = reasons.Where(names.ContainsKey).Select(id => names[id]).ToArray();
        var score = Wording.Score(properties.Score("score")!.Value);
        return Html.Of(
            $"""
            {Addresses.Link(row.Node)}
            <span class="known">score {score}, because of {Some(named, reasons.Length)}</span>
            """);
    }

    /// <summary>Words beside a name, where there are any.</summary>
    public static Html Small(string? words) => string.IsNullOrEmpty(words) ? default : Html.Of($"""<span class="known">{words}</span>""");

    /// <summary>The sources of a node of a list.</summary>
    public static Html SourcesOf(Fact node) => node.Has("sources") ? Provenance.Sources(node.Texts("sources")) : default;

    /// <summary>Some nodes by name.</summary>
    public static Html Some(Fact[] nodes) => Some(nodes, nodes.Length);

    private static Html Some(Fact[] nodes, long count)
    {
        var named = nodes.Take(MostNamed).Select(node => Addresses.Link(node)).ToArray();
        var more = count > named.Length ? Html.Of($" and {count - named.Length} more") : default;
        return Html.Of($"{Html.Join("; ", named)}{more}");
    }

    private static Html Passing(Fact row) => Some(row.Each("via"));

    private static string Kind(Fact work)
    {
        var kind = Wording.Of(work.Text("kind")!);
        var years = Wording.Years(
            work.Has("year") ? work.Number("year") : null, work.Has("endYear") ? work.Number("endYear") : null);
        return years is null ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind}, {years}");
    }
}
