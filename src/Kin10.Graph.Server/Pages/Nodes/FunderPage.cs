using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>A funder: what it gave, for whom, with whom, and whom it could fund.</summary>
internal static class FunderPage
{
    private const string Computed =
        "Computed, nobody made this link: partners that are active on root causes that its money is meant for, and have none of it.";

    /// <summary>Writes what the document Funder gives.</summary>
    public static NodePage Write(Fact funder, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(funder, "funder");
        return new NodePage
        {
            Description = Describe(funder),
            Badges = Organisation.Badges(funder),
            Remarks = Html.Of(
                $"""
                {Remark.Of("First seen as a funder in", Wording.Years(funder.Number("firstSeenYear"), null))}
                {Remark.Of("Remark:", funder.Text("note"))}
                {Remark.Website(funder.Text("website"))}
                {Remark.Link("It also works as a partner:", funder["partner"])}
                """),
            Sections = Html.Of(
                $"""
                {lists.Section("investments", "What it gave or pledged", InvestmentRow.Write, "No investment is known.", Money(funder))}
                {lists.Section("recipients", "Where its money went", Row.Passed, "No recipient is named.")}
                """),
            Beside = Html.Of(
                $"""
                {lists.Section("coFunders", "Who gave with it", Row.Passed, "Nobody that is known.")}
                {lists.Section("couldFund", "Whom it could fund", row => Row.Suggested(row, names), null, Computed)}
                """),
            Thing = new LinkedThing("Organization", funder.Text("website")),
        };
    }

    private static string Money(Fact funder) =>
        $"In all: {Wording.Money(funder["investments"]["aggregate"])}. What several gave together counts in full for each: shares are not "
        + "known.";

    private static string Describe(Fact funder) =>
        $"Gave or pledged money for STEM teaching: {funder.Counted("investments", "known investment")}, "
        + $"{Wording.Money(funder["investments"]["aggregate"])}; {funder.Counted("recipients", "named recipient")}. "
        + funder.Text("note");
}
