using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>
/// What an edge gives beside its node, and so which types a relationship needs of its own. Relationships whose types would come out
/// equal have the same shape and share them.
/// </summary>
/// <param name="Target">What the edges lead to.</param>
/// <param name="Properties">What they carry.</param>
/// <param name="Via">What they pass on the way.</param>
internal sealed record EdgeShape(TargetType Target, EdgeProperties? Properties, TargetType? Via)
{
    /// <summary>Whether edges give nothing but their node.</summary>
    public bool IsPlain => Properties is null && Via is null;

    public static EdgeShape Of(Relationship relationship) => new(relationship.Target, relationship.Properties, relationship.Via);
}

/// <summary>
/// Names the types of edges that are not plain: after the field where it is the only one of its shape (<c>RootCauseCommitments</c>),
/// after the shape where several share it (<c>FundersViaInvestment</c>, <c>RootCausesWithInfluence</c>).
/// </summary>
internal sealed class EdgeShapes
{
    private readonly Dictionary<EdgeShape, List<Relationship>> _users = [];

    public EdgeShapes(GraphModel model)
    {
        foreach (var relationship in model.NodeTypes.SelectMany(type => type.Relationships).Where(item => item.IsToMany))
        {
            var shape = EdgeShape.Of(relationship);
            if (!_users.TryGetValue(shape, out var users))
            {
                _users.Add(shape, users = []);
            }

            users.Add(relationship);
        }
    }

    /// <summary>What the names of the shape's types begin with.</summary>
    public string Prefix(EdgeShape shape)
    {
        var plural = ApiNames.Pascal(ApiNames.PluralOf(shape.Target));
        if (shape.IsPlain)
        {
            return plural;
        }

        if (UsersOf(shape) is [var only])
        {
            return only.Owner.Name + ApiNames.Pascal(only.Name);
        }

        return shape.Via is null ? $"{plural}With{shape.Properties!.Name}" : $"{plural}Via{shape.Via.Name}";
    }

    /// <summary>The fields that give such edges, for descriptions.</summary>
    public string Fields(EdgeShape shape) => string.Join(", ", UsersOf(shape).Select(user => $"`{user.Coordinate}`"));

    /// <summary>The fields that give such edges, ordered by type and then as in the model.</summary>
    public IReadOnlyList<Relationship> UsersOf(EdgeShape shape) => _users.GetValueOrDefault(shape) ?? [];
}
