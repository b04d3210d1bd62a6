using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>A partner: what it promised, shared and took part in, and whom it could turn to.</summary>
internal static class PartnerPage
{
    private const string Computed =
        "Computed, nobody made this link: worth a look, no more. The score is above 0 and at most 1.";

    /// <summary>Writes what the document Partner gives.</summary>
    public static NodePage Write(Fact partner, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(partner, "partner");
        Html Suggested(Fact row) => Row.Suggested(row, names);
        return new NodePage
        {
            Description = Describe(partner),
            Badges = Organisation.Badges(partner),
            Remarks = Html.Of(
                $"""
                {Remark.Of(Membership(partner.Text("membership")!))}
                {Remark.Of(Joined(partner))}
                {Remark.Of("Remark:", partner.Text("note"))}
                {Remark.Website(partner.Text("website"))}
                {Remark.Link("It also pays:", partner["funder"])}
                {Remark.Of(Place(partner))}
                """),
            Sections = Html.Of(
                $"""
                {lists.Section("commitments", "What it promised", CommitmentRow.Write, "No commitment of it is known.")}
                {lists.Section("practices", "Practices that it shared", Row.Work, "None is known.")}
                {lists.Section("adaptedPractices", "Practices of others that it adapted", Adaptation.Write)}
                {lists.Section("initiatives", "What it took part in", Participation.Write, "No initiative is known.")}
                {lists.Section("investments", "Money that went to it", InvestmentRow.Write, NoMoney, Money(partner))}
                """),
            Beside = Html.Of(
                $"""
                {lists.Section("couldLearnFrom", "Whom it could learn from", Suggested, null, Computed)}
                {lists.Section("couldAdapt", "Practices that it could adapt", Suggested, null, Computed)}
                {lists.Section("couldBeFundedBy", "Who could fund it", Suggested, null, Computed)}
                {lists.Section("similar", "Partners most like it", Suggested, null, Computed)}
                """),
            Thing = new LinkedThing("Organization", partner.Text("website")),
        };
    }

    private const string NoMoney = "No investment in it is known. That does not mean that it has none.";

    private static string Money(Fact partner) => $"In all: {Wording.Money(partner["investments"]["aggregate"])}.";

    private static string Membership(string membership) => membership switch
    {
        "STATED" => "A source calls it a partner or member of the network.",
        "LISTED" => "It is listed on the page of the founding commitment of 2011, which may have been changed later.",
        "AFFILIATED" => "A source calls it affiliated with the network, a loose word.",
        "IMPLIED" => "A source suggests, without saying so, that it is a partner of the network.",
        "NOT_STATED" => "Not stated to be a partner: it took part in something of the network, but nothing says that it is one.",
        _ => Wording.Of(membership),
    };

    private static string? Joined(Fact partner) => partner.Number("joinedYear") is not { } year ? null : partner.Text("joinedBasis") switch
    {
        "RELEASE_DATE" => $"Joined in {Wording.Years(year, null)}, the year of the release that announces it",
        "LISTED" => $"Joined by {Wording.Years(year, null)}, the year of a list it stands on",
        "STATED_BY_FELLOW_MEMBER" => $"Joined in {Wording.Years(year, null)}, as a fellow member says",
        "INFERRED" => $"Joined in {Wording.Years(year, null)}: judged, from the round it was announced in",
        _ => $"Joined in {Wording.Years(year, null)}, as a source says",
    };

    private static string Place(Fact partner) => partner.Number("connectedness") is not ({ } others and > 0)
        ? "Computed: it shares no initiative and no root cause with another partner that is known here"
        : $"Computed: it is linked to {Wording.Counted(others, "other partner")} by an initiative or a root cause that both work on";

    private static string Describe(Fact partner)
    {
        var sector = partner.Text("sector") is { } known ? Wording.Of(known) : "An organisation";
        return $"{sector} that works with the 100Kin10 network of STEM teaching: {partner.Counted("commitments", "commitment")}, "
            + $"{partner.Counted("practices", "shared practice")}, "
            + $"{partner.Counted("initiatives", "initiative")} known. {Membership(partner.Text("membership")!)}";
    }
}
