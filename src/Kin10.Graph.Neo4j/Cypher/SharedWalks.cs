using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Conditions side by side that follow the same relationship from the same node: it is followed once for all of them. The planner
/// takes each subquery that AND joins for something to put in order, and the time for that grows with the square of their number.
/// </summary>
/// <param name="context">The statement.</param>
/// <param name="filters">The compiler of filters.</param>
internal sealed class SharedWalks(StatementContext context, FilterCompiler filters)
{
    // Each by itself stops at the first target that it is looking for; together they look at all targets.
    private const int FewWalks = 3;

    /// <summary>The predicates that must hold, all of them.</summary>
    public IEnumerable<string> OfAll(AndFilter and, Scope scope) => Groups(Items(and)).Select(group => group switch
    {
        { Walk: (var relationship, false), Items.Count: > FewWalks } => Each(relationship, Found(group), scope.Node),
        { Walk: (var relationship, true), Items.Count: > 1 } => $"NOT ({Any(relationship, Found(group), scope.Node)})",
        _ => string.Join(" AND ", group.Items.Select(item => filters.Compile(item, scope))),
    });

    /// <summary>The predicates of which one must hold.</summary>
    public IEnumerable<string> OfAny(OrFilter or, Scope scope) => Groups(Items(or)).Select(group => group switch
    {
        { Walk: (var relationship, false), Items.Count: > 1 } => Any(relationship, Found(group), scope.Node),
        { Walk: (var relationship, true), Items.Count: > FewWalks } => $"NOT ({Each(relationship, Found(group), scope.Node)})",
        _ => string.Join(" OR ", group.Items.Select(item => filters.Compile(item, scope))),
    });

    private static IEnumerable<Filter> Items(AndFilter and) =>
        and.Items.SelectMany(item => item is AndFilter { Items.IsEmpty: false } inner ? Items(inner) : [item]);

    private static IEnumerable<Filter> Items(OrFilter or) =>
        or.Items.SelectMany(item => item is OrFilter { Items.IsEmpty: false } inner ? Items(inner) : [item]);

    // What follows the same relationship is one group; all else stays by itself.
    private static List<Group> Groups(IEnumerable<Filter> items)
    {
        var groups = new List<Group>();
        foreach (var item in items)
        {
            var walk = WalkOf(item);
            var group = walk is null ? null : groups.Find(each => each.Walk == walk);
            if (group is null)
            {
                groups.Add(group = new Group(walk, []));
            }

            group.Items.Add(item);
        }

        return groups;
    }

    private static (Relationship Relationship, bool IsNegated)? WalkOf(Filter filter) => filter switch
    {
        ExistsFilter { Item: not null } exists => (exists.Relationship, false),
        NotFilter { Item: ExistsFilter { Item: not null } exists } => (exists.Relationship, true),
        _ => null,
    };

    private static IEnumerable<Filter> Found(Group group) =>
        group.Items.Select(item => ((item as NotFilter)?.Item as ExistsFilter ?? (ExistsFilter)item).Item!);

    // Some target satisfies one of the conditions.
    private string Any(Relationship relationship, IEnumerable<Filter> conditions, string start) =>
        filters.Exists(relationship, start, (target, edge) =>
            $"({string.Join(" OR ", conditions.Select(condition => OfTarget(condition, relationship, target, edge)))})");

    // For each condition there is a target that satisfies it.
    private string Each(Relationship relationship, IEnumerable<Filter> conditions, string start)
    {
        var (target, found) = (context.Variable('n'), context.Variable('x'));
        var edge = relationship.Properties is null ? "" : context.Variable('e');
        var walk = MatchSource.Of(context, relationship, start, target, edge).Body([]);
        string[] numbers =
        [
            .. conditions.Select((condition, i) => $"CASE WHEN {OfTarget(condition, relationship, target, edge)} THEN [{i}] ELSE [] END"),
        ];
        return $"COUNT {{ {walk} UNWIND {string.Join(" + ", numbers)} AS {found} RETURN DISTINCT {found} }} = {numbers.Length}";
    }

    private string OfTarget(Filter condition, Relationship relationship, string target, string edge)
    {
        context.Budget.Take(1);
        return filters.OfTarget(condition, relationship, target, edge);
    }

    private sealed record Group((Relationship Relationship, bool IsNegated)? Walk, List<Filter> Items);
}
