using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>The next thing to choose: a field, input field or enum value, or for an abstract type one of its types.</summary>
internal sealed record Step(string From, string Member, string? Argument, string To)
{
    /// <summary>The schema coordinate, or for a type of an abstract one none that exists.</summary>
    public string Coordinate => Argument is null ? $"{From}.{Member}" : $"{From}.{Member}({Argument}:)";
}

/// <summary>Leads random choices to one coordinate of the schema: what chance alone would hardly meet is asked too.</summary>
internal sealed class CoordinateGuide
{
    private readonly List<Step> _steps = [];
    private readonly ILookup<string, Step> _into;
    private readonly Dictionary<string, Step> _next = [];
    private readonly Random _random;

    public CoordinateGuide(GraphQLSchema schema, Random random)
    {
        _random = random;
        foreach (var type in schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            _steps.AddRange(StepsFrom(schema, type));
        }

        _into = _steps.ToLookup(step => step.To);
    }

    /// <summary>Every coordinate that an operation can hold, in a fixed order.</summary>
    public IReadOnlyList<string> Coordinates => [.. Reachable().Where(step => !IsTypeCondition(step)).Select(step => step.Coordinate)];

    /// <summary>Sets out for a coordinate by a shortest way.</summary>
    public void Aim(string coordinate)
    {
        _next.Clear();
        var goal = _steps.Find(step => step.Coordinate == coordinate)!;
        _next.Add(goal.From, goal);
        var queue = new Queue<string>([goal.From]);
        while (queue.TryDequeue(out var type))
        {
            var steps = _into[type].ToArray();
            _random.Shuffle(steps);
            foreach (var step in steps.Where(step => _next.TryAdd(step.From, step)))
            {
                queue.Enqueue(step.From);
            }
        }

        Goal = goal;
    }

    public Step? Goal { get; private set; }

    /// <summary>The next step from a type, or null where none is wanted. Taking the last one ends the way.</summary>
    public Step? Next(string type)
    {
        if (Goal is null || !_next.TryGetValue(type, out var step))
        {
            return null;
        }

        if (step == Goal)
        {
            End();
        }

        return step;
    }

    /// <summary>Whether the way leads through a type.</summary>
    public bool Leads(string type) => Goal is not null && _next.ContainsKey(type);

    public void End()
    {
        Goal = null;
        _next.Clear();
    }

    public static bool IsTypeCondition(Step step) => step.Member.StartsWith("... on ", StringComparison.Ordinal);

    private static IEnumerable<Step> StepsFrom(GraphQLSchema schema, GraphQLNamedType type)
    {
        switch (type)
        {
            case GraphQLInputObjectType input:
                return input.Fields.Select(field => new Step(type.Name, field.Name, null, field.Type.NamedType.Name));
            case GraphQLEnumType values:
                return values.Values.Select(value => new Step(type.Name, value.Name, null, ""));
            case GraphQLCompositeType composite:
                var conditions = type is GraphQLObjectType ? [] : schema.PossibleTypes(composite)
                    .OrderBy(each => each.Name, StringComparer.Ordinal)
                    .Select(each => new Step(type.Name, $"... on {each.Name}", null, each.Name));
                var fields = (type as GraphQLFieldsType)?.Fields ?? [];
                return conditions.Concat(fields.SelectMany(field => field.Arguments
                    .Select(argument => new Step(type.Name, field.Name, argument.Name, argument.Type.NamedType.Name))
                    .Prepend(new Step(
                        type.Name, field.Name, null, field.Type.NamedType is GraphQLCompositeType target ? target.Name : ""))));
            default:
                return [];
        }
    }

    // An enum counts where it is an input: what an answer holds nobody chooses.
    private IEnumerable<Step> Reachable()
    {
        var from = _steps.ToLookup(step => step.From);
        var found = new HashSet<string> { "Query" };
        var queue = new Queue<string>(found);
        while (queue.TryDequeue(out var type))
        {
            foreach (var step in from[type])
            {
                yield return step;
                if (step.To.Length > 0 && found.Add(step.To))
                {
                    queue.Enqueue(step.To);
                }
            }
        }
    }
}
