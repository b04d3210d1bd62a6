using System.Text;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// The nodes of a type that satisfy a condition, as lists that the statement makes before anything else, each once, however often and
/// however deep the condition is asked for. The planner's work on a subquery in a subquery grows with the power of the depth; sets one
/// after the other cost it the same each. Whether a node is in a list is a look-up for the database, which keeps it hashed.
/// </summary>
internal sealed class ConditionSets(StatementContext context)
{
    private readonly Dictionary<(Filter Condition, string Labels), string> _known = new(ByReference.Instance);
    private readonly StringBuilder _clauses = new();

    // The sets that the text being written asks for, in the order of their making.
    private List<string> _used = [];

    /// <summary>The variable of the set of nodes that satisfy a condition.</summary>
    /// <param name="condition">The condition as the plan has it: the same object stands for the same set.</param>
    /// <param name="types">The types of the nodes.</param>
    /// <param name="predicate">Writes the condition on a node.</param>
    public string Of(Filter condition, IReadOnlyList<NodeType> types, Func<string, string> predicate)
    {
        var labels = Patterns.Labels(types);
        if (!_known.TryGetValue((condition, labels), out var set))
        {
            var outside = _used;
            _used = [];
            var node = context.Variable('n');
            context.Budget.Take(1);
            var body = $"MATCH ({node}{labels}) WHERE {predicate(node)}";
            set = context.Variable('m');
            _clauses.Append($"{Call()} {{ {body} RETURN collect({node}) AS {set} }} ");
            _used = outside;
            _known.Add((condition, labels), set);
        }

        if (!_used.Contains(set))
        {
            _used.Add(set);
        }

        return set;
    }

    /// <summary>CALL with the variables of outside that the subquery uses; the sets are among them.</summary>
    public string Call(params IEnumerable<string> imports) => $"CALL ({string.Join(", ", imports.Concat(_used))})";

    /// <summary>
    /// The statement with its sets. It becomes a subquery of one row, for only there what is imported stays in scope behind every WITH.
    /// </summary>
    /// <param name="text">A statement with the column <c>r</c>.</param>
    public string Around(string text) => _used.Count == 0 ? text : $"{_clauses}{Call()} {{ {text} }} RETURN r";

    // Records are equal by value, which for a condition of many levels takes long to find out.
    private sealed class ByReference : IEqualityComparer<(Filter Condition, string Labels)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((Filter Condition, string Labels) x, (Filter Condition, string Labels) y) =>
            ReferenceEquals(x.Condition, y.Condition) && x.Labels == y.Labels;

        public int GetHashCode((Filter Condition, string Labels) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Condition), key.Labels);
    }
}
