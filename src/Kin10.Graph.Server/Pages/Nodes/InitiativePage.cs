using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>An initiative: who took part, what it worked on and what came of it.</summary>
internal static class InitiativePage
{
    /// <summary>Writes what the document Initiative gives.</summary>
    public static NodePage Write(Fact initiative, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(initiative, "initiative");
        var kind = Wording.Of(initiative.Text("kind")!);
        var years = Wording.Years(initiative.Number("year"), initiative.Number("endYear"));
        var focus = initiative.Text("focusArea");
        return new NodePage
        {
            Description = $"{kind} of the 100Kin10 network of STEM teaching{(years is null ? "" : $", {years}")}: "
                + $"{initiative.Counted("participants", "partner")} known to have taken part. {initiative.Text("summary")}",
            Lead = initiative.Text("summary"),
            Badges = [kind, years, focus is null ? null : $"Focus area: {Wording.Of(focus)}"],
            Remarks = Remark.Of("Who took part, as the sources say:", initiative.Text("attendance")),
            Sections = Html.Of(
                $"""
                {lists.Section("participants", "Partners known to have taken part", Participation.Write, "None is known by name.")}
                {lists.Section("investments", "Money that went to it", InvestmentRow.Write, NoMoney, Money(initiative))}
                """),
            Beside = Html.Of(
                $"""
                {lists.Section("challenges", "What it works on", Row.Plain, "No challenge is known.")}
                {lists.Section("outcomes", "What came out of it", Row.Plain, "Nothing is known.")}
                {lists.Section("origins", "What it came out of", Row.Plain)}
                """),
            Thing = IsEvent(initiative.Text("kind")!)
                ? new LinkedThing("Event", StartDate: Wording.Years(initiative.Number("year"), null))
                : new LinkedThing("Project"),
        };
    }

    private const string NoMoney = "No investment in it is known. That does not mean that nobody paid.";

    private static string Money(Fact initiative) => $"In all: {Wording.Money(initiative["investments"]["aggregate"])}.";

    private static bool IsEvent(string kind) => kind is "SUMMIT" or "CONVENING" or "SOLUTION_LAB" or "TEACHER_FORUM" or "COMPETITION";
}
