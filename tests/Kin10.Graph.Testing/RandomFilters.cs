using Kin10.Graph.Model;

namespace Kin10.Graph.Testing;

/// <summary>Filters at random, nested in each other over every relationship and path of a model.</summary>
public sealed class RandomFilters(GraphModel model, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>An operation that counts the nodes of some type which satisfy a filter.</summary>
    /// <param name="depth">How many conditions stand in each other.</param>
    public string Operation(int depth)
    {
        var type = Pick(model.NodeTypes);
        return $"{{ {type.Plural}(where: {Filter(type, depth)}, first: 1) {{ totalCount }} }}";
    }

    private string Filter(TargetType target, int depth)
    {
        if (target is not NodeType type)
        {
            var one = Pick(target.NodeTypes);
            return $"{{ {one.Singular}: {Filter(one, depth)} }}";
        }

        if (depth == 0 || type.Relationships.Count == 0)
        {
            return _random.Next(3) switch
            {
                0 => "{ name: { neq: \"x\" } }",
                1 => "{ name: { endsWith: \"a\" } }",
                _ => "{ name: { contains: \"e\", mode: INSENSITIVE } }",
            };
        }

        var condition = Related(Pick(type.Relationships), depth);
        return _random.Next(5) switch
        {
            0 => $"{{ not: {{ {condition} }} }}",
            1 => $"{{ or: [{{ {condition} }}, {Filter(type, 0)}] }}",
            2 => $"{{ and: [{{ {condition} }}, {Filter(type, depth / 2)}] }}",
            _ => $"{{ {condition} }}",
        };
    }

    private string Related(Relationship relationship, int depth)
    {
        var inside = Filter(relationship.Target, depth - 1);
        return !relationship.IsToMany
            ? $"{relationship.Name}: {inside}"
            : _random.Next(5) switch
            {
                0 => $"{relationship.Name}: {{ none: {inside} }}",
                1 => $"{relationship.Name}: {{ all: {inside} }}",
                2 => $"{relationship.Name}: {{ aggregate: {{ where: {inside}, count: {{ gt: {_random.Next(3)} }} }} }}",
                _ => $"{relationship.Name}: {{ some: {inside} }}",
            };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
