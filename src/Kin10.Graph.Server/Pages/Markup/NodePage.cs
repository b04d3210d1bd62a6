namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>What the page of one node says, beside what all pages say: name, ways on, sources.</summary>
internal sealed record NodePage
{
    /// <summary>For search engines and previews of links, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The sentence below the name; null where there is none.</summary>
    public string? Lead { get; init; }

    /// <summary>Words beside the name of the type, as far as they are known.</summary>
    public IReadOnlyList<string?> Badges { get; init; } = [];

    /// <summary>What else is to be known of the node itself, in short paragraphs.</summary>
    public required Html Remarks { get; init; }

    /// <summary>What is known of its links to others.</summary>
    public required Html Sections { get; init; }

    /// <summary>What stands beside: its place among its like, and what is computed.</summary>
    public required Html Beside { get; init; }

    /// <summary>What it is for machines.</summary>
    public required LinkedThing Thing { get; init; }

    /// <summary>Whether the challenge map shows it.</summary>
    public bool IsOnMap { get; init; }
}
