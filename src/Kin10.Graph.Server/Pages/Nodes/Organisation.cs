using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages.Nodes;

/// <summary>What partners and funders share.</summary>
internal static class Organisation
{
    /// <summary>Its sector and its states, as far as they are known.</summary>
    public static IReadOnlyList<string?> Badges(Fact organisation)
    {
        var (sector, states) = (organisation.Text("sector"), organisation.Texts("states"));
        return [sector is null ? null : Wording.Of(sector), states.Length == 0 ? null : string.Join(", ", states)];
    }
}
