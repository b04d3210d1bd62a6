using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>A root cause: why it matters, who works on it and through what, who pays, and what it is tied to.</summary>
internal static class RootCausePage
{
    private const string NoOther = "No other root cause, as far as is known.";

    /// <summary>Writes what the document RootCause gives.</summary>
    public static NodePage Write(Fact rootCause, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(rootCause, "rootCause");
        var isCatalyst = rootCause.Is("isCatalyst");
        var focus = rootCause.Text("focusArea");
        return new NodePage
        {
            Description = Describe(rootCause),
            Lead = rootCause.Text("summary"),
            Badges = [isCatalyst ? "Catalyst" : null, focus is null ? null : $"Focus area: {Wording.Of(focus)}"],
            Remarks = Html.Of(
                $"""
                {Remark.Of(isCatalyst ? "A catalyst: experts expect that solving it eases many others." : null)}
                {Remark.Of(Wording.Naming(rootCause.Text("naming")!))}
                {Remark.Of("Remark:", rootCause.Text("note"))}
                """),
            Sections = Html.Of(
                $"""
                {lists.Section("activePartners", "Who works on it, and through what", Row.Passed, "Nobody that is known.")}
                {lists.Section("commitments", "What was promised", CommitmentRow.Write, "No commitment that is known addresses it.")}
                {lists.Section("practices", "Practices that tackle it", Row.Work, "None is known.")}
                {lists.Section("initiatives", "Initiatives that work on it", Row.Work, "None is known.")}
                {lists.Section("investments", "Who pays", InvestmentRow.Write, NoMoney, Money(rootCause))}
                """),
            Beside = Html.Of(
                $"""
                {lists.Section("grandChallenges", "Filed under", Row.Plain, "No source files it under a grand challenge.")}
                {Scores.Write(rootCause, Introduce(rootCause))}
                {lists.Section("influences", "Solving it eases", Row.Plain, NoOther)}
                {lists.Section("influencedBy", "It is eased by solving", Row.Plain, NoOther)}
                """),
            Thing = new LinkedThing("DefinedTerm"),
            IsOnMap = true,
        };
    }

    private const string NoMoney = "No investment in it is known. That does not mean that nobody pays.";

    private static string Money(Fact rootCause) => $"In all: {Wording.Money(rootCause["investments"]["aggregate"])}.";

    private static string Introduce(Fact rootCause) =>
        "Computed from the facts on these pages, each from 0 to 1. Influences between root causes are mostly judged. Solving this one "
        + $"eases {Wording.Counted(rootCause.Number("reach")!.Value, "other root cause")}, itself or by way of others.";

    private static string Describe(Fact rootCause)
    {
        var challenges = rootCause["grandChallenges"].Rows.Select(row => row.Node.Name).ToArray();
        var filed = challenges.Length == 0 ? "A root cause" : $"A root cause under {string.Join(", ", challenges)}";
        return $"{filed} of the shortage of STEM teachers: {rootCause.Counted("activePartners", "partner")} known to work on it, "
            + $"{Wording.Money(rootCause["investments"]["aggregate"])}. {rootCause.Text("summary")}";
    }
}
