namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>A commitment in a list: what was promised, by when, and where it stands.</summary>
internal static class CommitmentRow
{
    /// <summary>Writes it.</summary>
    /// <param name="row">An edge with its basis, or the commitment itself.</param>
    public static Html Write(Fact row)
    {
        var commitment = row.Node;
        var partner = commitment.Has("partner") && !commitment["partner"].IsMissing
            ? Html.Of($" by {Addresses.Link(commitment["partner"])}")
            : default;
        var causes = commitment.Has("rootCauses") ? RootCauses(commitment["rootCauses"]) : default;
        return Html.Of(
            $"""
            <strong>{commitment.Name}</strong>{partner}
            <div>{commitment.Text("summary")}</div>
            <div class="known">{Html.Join(". ", [Status(commitment), Numbers(commitment), Time(commitment)])}.</div>
            {causes}{Provenance.Of(row)}{Row.SourcesOf(commitment)}
            """);
    }

    private static Html Status(Fact commitment)
    {
        var status = commitment.Text("status")!;
        var text = commitment.Text("statusText");
        return (status, text) switch
        {
            ("UNKNOWN", null) => Html.Of($"Where it stands is not known"),
            ("UNKNOWN", _) => Html.Of($"{text!.TrimEnd('.')}"),
            (_, null) => Html.Of($"<strong>{Wording.Of(status)}</strong>"),
            _ => Html.Of($"<strong>{Wording.Of(status)}</strong>: {text.TrimEnd('.')}"),
        };
    }

    private static Html Numbers(Fact commitment)
    {
        var note = commitment.Text("targetNote") is { } remark ? Html.Of($" ({remark.TrimEnd('.')})") : default;
        var reached = commitment.Number("teachersReached") is { } count ? Html.Of($", at least {count} reached") : default;
        return (commitment.Number("teachersTarget"), commitment.Number("teachersPerYear")) switch
        {
            ({ } target, _) => Html.Of($"{Wording.Counted(target, "teacher")} promised{note}{reached}"),
            (null, { } yearly) => Html.Of($"{Wording.Counted(yearly, "teacher")} promised for every year{note}{reached}"),
            _ => Html.Of($"No number of teachers is known{note}{reached}"),
        };
    }

    private static Html Time(Fact commitment) => (commitment.Number("startYear"), commitment.Number("dueYear")) switch
    {
        (null, null) => default,
        (null, { } due) => Html.Of($"Due {Wording.Years(due, null)}"),
        ({ } start, null) => Html.Of($"Begun {Wording.Years(start, null)}"),
        ({ } start, { } due) => Html.Of($"Begun {Wording.Years(start, null)}, due {Wording.Years(due, null)}"),
    };

    private static Html RootCauses(Fact list)
    {
        var rows = list.Rows;
        return rows.Length == 0
            ? Html.Of($"""<div class="known">No root cause is known that it addresses.</div>""")
            : Html.Of($"<div>Addresses</div>{Listing.Items(rows.Select(Row.Plain), list.TotalCount - rows.Length)}");
    }
}
