namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>An investment in a list: how much, from whom, to whom. What is not known is said to be so.</summary>
internal static class InvestmentRow
{
    /// <summary>Writes it.</summary>
    /// <param name="row">An edge with its basis, or the investment itself.</param>
    public static Html Write(Fact row)
    {
        var investment = row.Node;
        var years = Wording.Years(investment.Number("year"), investment.Number("endYear"));
        var purpose = investment.Text("purpose") is { } text ? Html.Of($"<div>{text}</div>") : default;
        return Html.Of(
            $"""
            <strong>{investment.Name}</strong> {Row.Small(years)}{purpose}
            <div class="known">{Figure(investment)}{Ends(investment)}</div>
            {Targets(investment)}{Provenance.Of(row)}{Row.SourcesOf(investment)}
            """);
    }

    private static Html Figure(Fact investment)
    {
        var note = investment.Text("amountNote") is { } remark ? Html.Of($" ({remark.TrimEnd('.')})") : default;
        return Html.Of($"<strong>{Amount(investment)}</strong>{note}. {Scope(investment.Text("scope")!)}");
    }

    private static string Amount(Fact investment)
    {
        if (investment.Number("figureUsd") is not { } figure)
        {
            return "Amount unknown";
        }

        var dollars = Wording.Dollars(figure);
        return (investment.Text("figureQualifier"), investment.Number("figureMaxUsd")) switch
        {
            (_, { } most) => $"{dollars} to {Wording.Dollars(most)}",
            ("AT_LEAST", _) => $"At least {dollars}",
            ("NEARLY", _) => $"Nearly {dollars}",
            _ => dollars,
        };
    }

    private static string Scope(string scope) => scope switch
    {
        "GRANT" => "A grant.",
        "PLEDGE" => "A pledge: grants may be paid out of it, so it is in no sum.",
        "POOL" => "What several funders gave together: it may hold other figures, so it is in no sum.",
        "CUMULATIVE" => "A total to date: it holds other figures, so it is in no sum.",
        "OVERLAPPING" => "It may hold money that is counted elsewhere, so it is in no sum.",
        "PER_AWARD" => "The size of each of several awards, so it is in no sum.",
        "CONTEXT" => "Public money beside the network, for comparison only.",
        "NOT_STATED" => "No source gives an amount.",
        _ => $"{Wording.Of(scope)}.",
    };

    private static Html Ends(Fact investment) => Html.Of(
        $"{End(investment, "funders", "givenBy", " From ")}{End(investment, "recipients", "givenTo", " To ")}");

    private static Html End(Fact investment, string field, string words, string before)
    {
        var named = investment.Has(field) ? investment[field].Rows : [];
        var others = investment.Has(words) ? investment.Text(words) : null;
        return (named.Length, others) switch
        {
            (0, null) => default,
            (0, _) => Html.Of($"{before}{others!.TrimEnd('.')}."),
            (_, null) => Html.Of($"{before}{Row.Some(named)}."),
            _ => Html.Of($"{before}{Row.Some(named)} (in the source's words: {others.TrimEnd('.')})."),
        };
    }

    private static Html Targets(Fact investment)
    {
        if (!investment.Has("targets"))
        {
            return default;
        }

        var (rows, count) = (investment["targets"].Rows, investment["targets"].TotalCount);
        return count == 0 ? default : Html.Of($"<div>Given against</div>{Listing.Items(rows.Select(Row.Plain), count - rows.Length)}");
    }
}
