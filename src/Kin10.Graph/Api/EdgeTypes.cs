using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>
/// What an edge gives beside its node, and so which types a relationship needs of its own. Relationships whose types would come out
/// equal have the same content and share them.
/// </summary>
/// <param name="Target">What the edges lead to.</param>
/// <param name="Properties">What they carry.</param>
/// <param name="Via">What they pass on the way.</param>
/// <param name="HasSteps">Whether they give the least number of hops.</param>
internal sealed record EdgeContent(TargetType Target, EdgeProperties? Properties, TargetType? Via, bool HasSteps)
{
    /// <summary>Whether edges give nothing but their node.</summary>
    public bool IsPlain => Properties is null && Via is null && !HasSteps;

    /// <summary>What filters and orders know of it.</summary>
    public EdgeContent Stored => this with { Via = null, HasSteps = false };

    public static EdgeContent Of(Relationship relationship) =>
        new(relationship.Target, relationship.Properties, relationship.Via, relationship.HasSteps);
}

/// <summary>
/// Names the types of edges that are not plain: after the field where no other has the same content (<c>RootCauseCommitments</c>),
/// after the content where several have the same (<c>FundersViaInvestment</c>, <c>RootCausesWithInfluence</c>).
/// </summary>
internal sealed class EdgeTypes
{
    private readonly Dictionary<EdgeContent, List<Relationship>> _users = [];

    public EdgeTypes(GraphModel model)
    {
        foreach (var relationship in model.NodeTypes.SelectMany(type => type.Relationships).Where(item => item.IsToMany))
        {
            var content = EdgeContent.Of(relationship);
            if (!_users.TryGetValue(content, out var users))
            {
                _users.Add(content, users = []);
            }

            users.Add(relationship);
        }
    }

    /// <summary>What the names of the types for such edges begin with.</summary>
    public string Prefix(EdgeContent content)
    {
        var plural = ApiNames.Pascal(ApiNames.PluralOf(content.Target));
        if (content.IsPlain)
        {
            return plural;
        }

        if (UsersOf(content) is [var only])
        {
            return only.Owner.Name + ApiNames.Pascal(only.Name);
        }

        if (content.HasSteps)
        {
            return $"{plural}WithSteps";
        }

        return content.Via is null ? $"{plural}With{content.Properties!.Name}" : $"{plural}Via{content.Via.Name}";
    }

    /// <summary>The fields that give such edges, for descriptions.</summary>
    public string Fields(EdgeContent content) => string.Join(", ", UsersOf(content).Select(user => $"`{user.Coordinate}`"));

    /// <summary>The fields that give such edges, ordered by type and then as in the model.</summary>
    public IReadOnlyList<Relationship> UsersOf(EdgeContent content) => _users.GetValueOrDefault(content) ?? [];
}
