using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>A grand challenge: its root causes, and who works and pays for them.</summary>
internal static class GrandChallengePage
{
    private const string Means = "Computed: the means over its root causes, each from 0 to 1.";

    /// <summary>Writes what the document GrandChallenge gives.</summary>
    public static NodePage Write(Fact challenge, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(challenge, "grandChallenge");
        return new NodePage
        {
            Description = Describe(challenge),
            Lead = challenge.Text("guidingQuestion") is { } question ? $"{question.TrimEnd('?', '.')}?" : challenge.Text("summary"),
            Remarks = Html.Of(
                $"""
                {Remark.Of(challenge.Text("guidingQuestion") is null ? null : challenge.Text("summary"))}
                {Remark.Of("In the draft of 2016:", challenge.Text("draftStatement"))}
                """),
            Sections = Html.Of(
                $"""
                {lists.Section("rootCauses", "Its root causes, the widest gap first", RootCause, "None is known.")}
                {lists.Section("fundersOnRootCauses", "Who pays for its root causes", Row.Passed, "No funder is named.", Money(challenge))}
                {lists.Section("investments", "Money for it as a whole", InvestmentRow.Write, "No investment in it as a whole is known.")}
                {lists.Section("practices", "Practices that speak to it as a whole", Row.Work)}
                {lists.Section("initiatives", "Initiatives on it as a whole", Row.Work)}
                """),
            Beside = Html.Of(
                $"""
                {Scores.Write(challenge, Means)}
                {lists.Section("activePartners", "Who works on its root causes", Row.Organisation, "Nobody that is known.")}
                """),
            Thing = new LinkedThing("DefinedTerm"),
            IsOnMap = true,
        };
    }

    private static Html RootCause(Fact row)
    {
        var cause = row.Node;
        var catalyst = cause.Is("isCatalyst") ? "catalyst, " : "";
        var summary = cause.Text("summary") is { } text ? Html.Of($"<div>{text}</div>") : default;
        return Html.Of(
            $"""
            {Addresses.Link(cause)}
            <span class="known">{catalyst}gap {Wording.Score(cause.Score("gap")!.Value)},
            {cause.Counted("activePartners", "active partner")}</span>{summary}{Provenance.Of(row)}
            """);
    }

    private static string Money(Fact challenge) =>
        $"In all: {Wording.Money(challenge["investmentsOnRootCauses"]["aggregate"])}. A root cause can lie under several challenges: "
        + "never add them up.";

    private static string Describe(Fact challenge) =>
        $"One of the grand challenges behind the shortage of STEM teachers: {challenge.Counted("rootCauses", "root cause")}, "
        + $"{challenge.Counted("activePartners", "partner")} known to work on them. {challenge.Text("summary")}";
}
