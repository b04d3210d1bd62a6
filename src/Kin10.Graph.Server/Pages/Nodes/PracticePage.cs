using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>A practice: who shared it, who adapted it, what it is for.</summary>
internal static class PracticePage
{
    private const string Computed =
        "Computed, nobody made this link: their commitments address a root cause that it tackles, and they neither shared nor adapted it.";

    /// <summary>Writes what the document Practice gives.</summary>
    public static NodePage Write(Fact practice, IReadOnlyDictionary<string, Fact> names)
    {
        var lists = new Listing(practice, "practice");
        var kind = Wording.Of(practice.Text("kind")!);
        return new NodePage
        {
            Description = $"{kind} of the 100Kin10 network of STEM teaching, shared by "
                + $"{practice.Counted("presenters", "known partner")}. {practice.Text("summary")}",
            Lead = practice.Text("summary"),
            Badges = [kind, Wording.Years(practice.Number("year"), null)],
            Remarks = default,
            Sections = Html.Of(
                $"""
                {lists.Section("presenters", "Who shared it", Row.Organisation, "No source names them.")}
                {lists.Section("adapters", "Who adapted it, or put it to use", Adaptation.Write, "Nobody that is known.")}
                {lists.Section("rootCauses", "Root causes that it tackles", Row.Plain, "None is known.")}
                {lists.Section("grandChallenges", "Grand challenges that it speaks to as a whole", Row.Plain)}
                {lists.Section("initiatives", "What it came out of", Row.Work)}
                """),
            Beside = Html.Of(
                $"""
                {lists.Section("couldBeAdaptedBy", "Who could adapt it", row => Row.Suggested(row, names), null, Computed)}
                """),
            Thing = new LinkedThing("CreativeWork"),
        };
    }
}
