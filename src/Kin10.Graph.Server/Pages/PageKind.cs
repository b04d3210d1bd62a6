using Kin10.Graph.Server.Pages.Markup;
using Kin10.Graph.Server.Pages.Nodes;

namespace Kin10.Graph.Server.Pages;

/// <summary>Writes the page of a node from the answer to its document.</summary>
/// <param name="node">The node.</param>
/// <param name="names">The nodes on which suggestions rest, by id.</param>
internal delegate NodePage WriteNode(Fact node, IReadOnlyDictionary<string, Fact> names);

/// <summary>A type of nodes that have pages of their own.</summary>
/// <param name="Type">The type of the model; the document of its page is called so.</param>
/// <param name="One">What one is called.</param>
/// <param name="Many">What several are called; without blanks, the end of the names of the operations that list them.</param>
/// <param name="About">What they are, in a sentence.</param>
/// <param name="Write">Writes a page.</param>
internal sealed record PageKind(string Type, string One, string Many, string About, WriteNode Write)
{
    /// <summary>All that there are, in the order in which they are shown.</summary>
    public static IReadOnlyList<PageKind> All { get; } =
    [
        new(
            "GrandChallenge", "Grand challenge", "Grand Challenges",
            "The themes under which the network files the reasons for the shortage of excellent STEM teachers.", GrandChallengePage.Write),
        new(
            "RootCause", "Root cause", "Root Causes",
            "The reasons, as the network names them, why the United States lack excellent STEM teachers.", RootCausePage.Write),
        new("Partner", "Partner", "Partners", "Organisations that work with the network.", PartnerPage.Write),
        new(
            "Practice", "Practice", "Practices",
            "What worked for somebody and what others may adapt: sessions, toolkits, reports, tools.", PracticePage.Write),
        new(
            "Initiative", "Initiative", "Initiatives",
            "Work that partners did together: Summits, Fellowships, Project Teams, competitions.", InitiativePage.Write),
        new("Funder", "Funder", "Funders", "Bodies that gave or pledged money, to the network or to its partners.", FunderPage.Write),
    ];

    /// <summary>The folder of their addresses.</summary>
    public string Folder => Wording.Folders[Type];

    /// <summary>What they are called where a list of them is meant.</summary>
    public string Title => Many[..1] + Many[1..].ToLowerInvariant();

    /// <summary>The end of the names of the operations that list them.</summary>
    public string Operations => Many.Replace(" ", "", StringComparison.Ordinal);
}
