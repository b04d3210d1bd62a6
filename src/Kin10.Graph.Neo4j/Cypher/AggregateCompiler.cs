using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// The aggregates of some nodes as expressions with aggregating functions. Integers are summed in two halves, because <c>sum()</c> past 64
/// bits silently becomes a float.
/// </summary>
/// <param name="node">The variable of the nodes.</param>
/// <param name="start">The position of the first.</param>
internal sealed class AggregateCompiler(string node, int start)
{
    private readonly List<string> _expressions = [];

    public IReadOnlyList<string> Expressions => _expressions;

    /// <summary>Whether the nodes must come in the order of their ids: only then a sum of floats is always the same.</summary>
    public bool NeedsOrder { get; private set; }

    /// <summary>The position of the number of nodes.</summary>
    public int Count() => Add("count(*)");

    public int Count(Property property) => Add($"count({Value(property)})");

    public int Min(Property property) => Add($"min({Value(property)})");

    public int Max(Property property) => Add($"max({Value(property)})");

    /// <summary>The positions of the sum's halves; of floats the sum alone.</summary>
    public (int High, int Low) Sum(Property property)
    {
        if (property.Kind != ScalarKind.Float)
        {
            return (Add($"sum({ExactSums.High(Value(property))})"), Add($"sum({ExactSums.Low(Value(property))})"));
        }

        NeedsOrder = true;
        return (Add($"reduce(t = 0.0, x IN collect({Value(property)}) | t + x)"), -1);
    }

    /// <summary>Adds what the fields of an aggregate need.</summary>
    public AggregateDecoder Compile(IEnumerable<AggregateItem> items)
    {
        AggregateItem[] all = [.. items];
        var count = -1;
        foreach (var item in all)
        {
            count = IsCount(item) ? Count() : count;
        }

        var positions = new Dictionary<string, AggregatePositions>();
        foreach (var group in all.OfType<AggregateProperty>().GroupBy(item => item.Property))
        {
            var functions = group.SelectMany(item => item.Values).Select(value => Known(value.Function)).ToHashSet();
            var needsSum = functions.Contains(AggregateFunction.Sum) || functions.Contains(AggregateFunction.Avg);
            var (high, low) = needsSum ? Sum(group.Key) : (-1, -1);
            positions[group.Key.Name] = new AggregatePositions(
                functions.Contains(AggregateFunction.Count) || functions.Contains(AggregateFunction.Avg) ? Count(group.Key) : -1,
                high,
                low,
                functions.Contains(AggregateFunction.Min) ? Min(group.Key) : -1,
                functions.Contains(AggregateFunction.Max) ? Max(group.Key) : -1);
        }

        return new AggregateDecoder(all, count, positions);
    }

    private static bool IsCount(AggregateItem item) => item switch
    {
        AggregateCount => true,
        AggregateConstant or AggregateProperty => false,
        _ => throw UnknownNode.Of(item),
    };

    private static AggregateFunction? Known(AggregateFunction? function) => function switch
    {
        null or AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Avg => function,
        AggregateFunction.Min or AggregateFunction.Max => function,
        _ => throw UnknownNode.Of(function),
    };

    private string Value(Property property) => OperandCompiler.Property(node, property);

    private int Add(string expression)
    {
        var position = _expressions.IndexOf(expression);
        if (position < 0)
        {
            position = _expressions.Count;
            _expressions.Add(expression);
        }

        return start + position;
    }
}
