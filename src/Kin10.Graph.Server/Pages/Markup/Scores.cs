namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>The computed numbers of a challenge or a root cause, each with what it means.</summary>
internal static class Scores
{
    private const string Need =
        "How much it matters, in comparison with the other root causes: how many others solving it eases, how much they matter in their "
        + "turn, and whether experts call it a catalyst.";

    private const string Supply =
        "How much is known to be done: active partners, practices and initiatives, and dollars. What nobody recorded counts as not there, "
        + "which does not mean that it is nothing.";

    private const string Gap = "Need × (1 − supply): near 1 where much is needed and little is known to be done.";

    /// <summary>A section with the numbers.</summary>
    /// <param name="node">Has <c>need</c>, <c>supply</c> and <c>gap</c>.</param>
    /// <param name="introduction">What they are computed from.</param>
    public static Html Write(Fact node, string introduction) => node.Score("gap") is not { } gap ? default : Html.Of(
        $"""
        <section class="scores"><h2>Need, supply and gap</h2>
        <p class="quiet">{introduction}</p>
        <dl>
        {Measure("Gap", gap, Gap)}
        {Measure("Need", node.Score("need")!.Value, Need)}
        {Measure("Supply", node.Score("supply")!.Value, Supply)}
        </dl></section>

        """);

    private static Html Measure(string name, double value, string meaning) => Html.Of(
        $"""
        <div><dt>{name}</dt><dd>
        <meter min="0" max="1" value="{Wording.Score(value)}" aria-label="{name}"></meter> <strong>{Wording.Score(value)}</strong>
        <p>{meaning}</p></dd></div>
        """);
}
