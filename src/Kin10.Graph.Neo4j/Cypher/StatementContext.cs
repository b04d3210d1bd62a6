using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What the clauses of one statement share: its parameters and the names of its variables.</summary>
/// <param name="model">The model.</param>
/// <param name="sample">A request of the variant that the statement is for.</param>
/// <param name="budget">What the statement may ask of the planner.</param>
internal sealed class StatementContext(GraphModel model, StatementRequest sample, PlanningBudget budget)
{
    private readonly List<StatementParameter> _parameters = [];
    private ConditionSets? _sets;
    private int _variables;

    public GraphModel Model => model;

    public BoundPlan Sample => sample.Plan;

    public IReadOnlyList<StatementParameter> Parameters => _parameters;

    /// <summary>The sets of nodes that conditions ask for.</summary>
    public ConditionSets Sets => _sets ??= new ConditionSets(this);

    /// <summary>What the statement may ask of the planner.</summary>
    public PlanningBudget Budget => budget;

    /// <summary>The ids of the nodes that lack a property, where they are known; else null.</summary>
    public string? Missing(OrderedProperty property) => sample.Missing.ContainsKey(property)
        ? Parameter($"m_{property.Type}_{property.Name}", request => request.Missing[property])
        : null;

    /// <summary>Whether a relationship is there more than once, so that some must be left out.</summary>
    public bool Repeats(Relationship relationship) => relationship.Hops[0].Types.Any(sample.Repeated.Elements.ContainsKey);

    /// <summary>The condition that leaves them out.</summary>
    /// <param name="relationship">The relationship, which is there more than once.</param>
    /// <param name="edge">The variable of its edge.</param>
    public string Once(Relationship relationship, string edge)
    {
        var types = relationship.Hops[0].Types.Where(sample.Repeated.Elements.ContainsKey);
        return string.Join(" AND ", types.Select(type =>
            $"NOT elementId({edge}) IN {Parameter($"r{type.Index}", request => request.Repeated.Elements[type])}"));
    }

    /// <summary>How many relationships of a type have to be left out, as an expression to subtract; empty for none.</summary>
    public string LessRepeated(RelationshipType type) => sample.Repeated.Elements.ContainsKey(type)
        ? $" - size({Parameter($"r{type.Index}", request => request.Repeated.Elements[type])})"
        : "";

    /// <summary>A variable that nothing else uses.</summary>
    public string Variable(char role) => $"{role}{_variables++}";

    /// <summary>A value that is the same in every request, where the planner must not see it.</summary>
    public string Constant(string name, object value) => Parameter(name, _ => value);

    /// <summary>
    /// A predicate that never holds. A literal false where variables are imported is an internal error of 5.26's planner.
    /// </summary>
    public string Never() => Constant("never", false);

    /// <summary>The value of a slot.</summary>
    public string Slot(int slot) => Parameter($"s{slot}", request => PlainZero(request.Plan[slot]));

    /// <summary>The values of a list that are not null.</summary>
    public string Known(int slot) =>
        Parameter($"s{slot}", request => Array.FindAll((object?[])request.Plan[slot]!, value => value is not null));

    /// <summary>A key of a cursor; of a text that was not found again the beginning.</summary>
    public string CursorKey(int slot, int key) => Parameter($"c{slot}_{key}", request => PlainZero(ValueOf(request, slot, key)));

    /// <summary>Of a text in a cursor what compares as it is, up to the first character that does not.</summary>
    public string CursorBeginning(int slot, int key) => Parameter(
        $"c{slot}_{key}_beginning",
        request => CodePointOrder.Parts((string)ValueOf(request, slot, key)!).Plain);

    /// <summary>The rest of it.</summary>
    public string CursorRest(int slot, int key) => Parameter(
        $"c{slot}_{key}_rest",
        request => CodePointOrder.Parts((string)ValueOf(request, slot, key)!).Remainder);

    /// <summary>The id of a cursor.</summary>
    public string CursorId(int slot) => Parameter($"c{slot}_id", request => ((CursorPosition)request.Plan[slot]!).Id);

    /// <summary>How many rows a connection fetches.</summary>
    public string Limit(ConnectionPlan connection, int more) =>
        Parameter($"l{connection.Index}", request => (long)request.Plan.PageSize(connection.Page) + more);

    /// <summary>How many groups are fetched: one more than may be, where nothing is asked for.</summary>
    public string Limit(GroupByField field) => field.First >= 0
        ? Slot(field.First)
        : Parameter($"g{_variables++}", _ => field.MaxGroups + 1L);

    private static object? ValueOf(StatementRequest request, int slot, int key) =>
        ((CursorPosition)request.Plan[slot]!).Keys[key] is var value && value is CutText cut ? cut.Beginning : value;

    // For the database -0 is not at least 0.
    private static object? PlainZero(object? value) => value is 0.0 ? 0.0 : value;

    private string Parameter(string name, Func<StatementRequest, object?> read)
    {
        if (!_parameters.Exists(parameter => parameter.Name == name))
        {
            _parameters.Add(new StatementParameter(name, read));
        }

        return $"${name}";
    }
}
