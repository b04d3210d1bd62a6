using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Filters as predicates. Cypher has three values, filters two: where a predicate is not negated, null is as good as false; where it is,
/// null is made false first. An index serves only plain predicates, so nothing is wrapped without need.
/// </summary>
internal sealed class FilterCompiler
{
    private const int FewHops = 2;
    private readonly StatementContext _context;
    private readonly OperandCompiler _operands;
    private readonly SharedWalks _walks;

    public FilterCompiler(StatementContext context)
    {
        _context = context;
        _operands = new OperandCompiler(context, this);
        _walks = new SharedWalks(context, this);
    }

    public OperandCompiler Operands => _operands;

    /// <summary>The predicate, in brackets where AND binds tighter; null means false.</summary>
    public string Compile(Filter filter, Scope scope) => filter switch
    {
        ConstantFilter constant => constant.Value ? "true" : _context.Never(),
        SlotFilter slot => _context.Slot(slot.Value),
        AndFilter { Items.IsEmpty: true } => "true",
        AndFilter and => string.Join(" AND ", _walks.OfAll(and, scope)),
        OrFilter { Items.IsEmpty: true } => _context.Never(),
        OrFilter or => $"({string.Join(" OR ", _walks.OfAny(or, scope))})",
        NotFilter not => Not(Compile(not.Item, scope), IsTwoValued(not.Item)),
        MissingFilter missing => $"{_operands.Compile(missing.Operand, scope)} IS NULL",
        CompareFilter compare => Compare(compare, scope),
        InFilter membership => In(membership, scope),
        SomeItemFilter some => SomeItem(some, scope),
        ExistsFilter { Item: null, Relationship.IsPath: false } exists =>
            $"EXISTS {{ {Patterns.Of(_context, exists.Relationship, scope.Node)} }}",
        ExistsFilter exists => Exists(exists.Relationship, scope.Node, (target, edge) =>
            exists.Item is null ? null : OfTarget(exists.Item, exists.Relationship, target, edge)),
        TypeFilter type => $"{scope.Node}{Patterns.Labels(type.Types)}",
        TypedFilter typed => $"({scope.Node}{Patterns.Labels([typed.Type])} AND {Compile(typed.Item, scope)})",
        _ => throw UnknownNode.Of(filter),
    };

    /// <summary>
    /// The predicate on the targets of a walk. What it finds by walking on from the target alone is a set; the rest stays in its place.
    /// </summary>
    /// <param name="filter">The condition.</param>
    /// <param name="relationship">The walk.</param>
    /// <param name="target">The variable of the targets.</param>
    /// <param name="edge">The variable of the edge that leads there; empty for none.</param>
    public string OfTarget(Filter filter, Relationship relationship, string target, string edge) =>
        InSets(filter, relationship.Target.NodeTypes, new Scope(target, edge));

    private string InSets(Filter filter, IReadOnlyList<NodeType> types, Scope scope)
    {
        if (!ConditionParts.Walks(filter))
        {
            return Compile(filter, scope);
        }

        if (filter is NotFilter not)
        {
            var isTwoValued = IsTwoValued(not.Item) || !ConditionParts.SpeaksOfEdge(not.Item);
            return Not(InSets(not.Item, types, scope), isTwoValued);
        }

        if (!ConditionParts.SpeaksOfEdge(filter))
        {
            return Member(filter, filter, types, scope);
        }

        return filter switch
        {
            AndFilter and => AndInSets(and, types, scope),
            OrFilter or => $"({string.Join(" OR ", or.Items.Select(item => InSets(item, types, scope)))})",
            TypedFilter typed => $"({scope.Node}{Patterns.Labels([typed.Type])} AND {InSets(typed.Item, [typed.Type], scope)})",
            _ => throw UnknownNode.Of(filter),
        };
    }

    private string AndInSets(AndFilter and, IReadOnlyList<NodeType> types, Scope scope)
    {
        var ofNode = and.Items.Where(item => !ConditionParts.SpeaksOfEdge(item)).ToImmutableArray();
        var rest = and.Items.Where(ConditionParts.SpeaksOfEdge).Select(item => InSets(item, types, scope));
        var predicates = ofNode.Any(ConditionParts.Walks)
            ? rest.Append(Member(and, new AndFilter(ofNode), types, scope))
            : rest.Concat(ofNode.Select(item => Compile(item, scope)));
        return string.Join(" AND ", predicates);
    }

    private string Member(Filter key, Filter condition, IReadOnlyList<NodeType> types, Scope scope) =>
        $"{scope.Node} IN {_context.Sets.Of(key, types, node => Compile(condition, new Scope(node)))}";

    private static string Not(string predicate, bool isTwoValued) =>
        isTwoValued ? $"NOT ({predicate})" : $"NOT coalesce({predicate}, false)";

    private static bool IsTwoValued(Filter filter) => filter switch
    {
        ConstantFilter or SlotFilter or NotFilter or MissingFilter or ExistsFilter or TypeFilter => true,
        AndFilter and => and.Items.All(IsTwoValued),
        OrFilter or => or.Items.All(IsTwoValued),
        TypedFilter typed => IsTwoValued(typed.Item),
        CompareFilter compare => compare.Operand is CountOperand or AggregateOperand { Function: AggregateFunction.Count },
        InFilter or SomeItemFilter => false,
        _ => throw UnknownNode.Of(filter),
    };

    private string Compare(CompareFilter compare, Scope scope)
    {
        var left = Fold(_operands.Compile(compare.Operand, scope), compare.FoldCase);
        var right = Fold(_context.Slot(compare.Value), compare.FoldCase);
        var comparison = compare.Comparison switch
        {
            Comparison.Equal => "=",
            Comparison.Greater => ">",
            Comparison.GreaterOrEqual => ">=",
            Comparison.Less => "<",
            Comparison.LessOrEqual => "<=",
            Comparison.Contains => "CONTAINS",
            Comparison.StartsWith => "STARTS WITH",
            Comparison.EndsWith => "ENDS WITH",
            _ => throw UnknownNode.Of(compare.Comparison),
        };
        return IsOrder(compare.Comparison) && !CodePointOrder.IsPlain(_context.Sample[compare.Value])
            ? $"({left} IS NOT NULL AND {CodePointOrder.Key(_context, left)} {comparison} {CodePointOrder.Key(_context, right)})"
            : $"{left} {comparison} {right}";
    }

    private static bool IsOrder(Comparison comparison) =>
        comparison is Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Less or Comparison.LessOrEqual;

    private string In(InFilter filter, Scope scope)
    {
        var operand = _operands.Compile(filter.Operand, scope);
        var values = _context.Known(filter.Values);
        var item = filter.FoldCase ? _context.Variable('x') : "";
        var list = filter.FoldCase ? $"[{item} IN {values} | toLower({item})]" : values;
        var isOneOf = $"{Fold(operand, filter.FoldCase)} IN {list}";
        return Array.IndexOf((object?[])_context.Sample[filter.Values]!, null) < 0 ? isOneOf : $"({isOneOf} OR {operand} IS NULL)";
    }

    private string SomeItem(SomeItemFilter some, Scope scope)
    {
        var list = _operands.Compile(some.List, scope);
        if (some.Item is ConstantFilter { Value: true })
        {
            return $"size({list}) > 0";
        }

        var item = _context.Variable('x');
        return $"any({item} IN {list} WHERE {Compile(some.Item, scope with { Item = item })})";
    }

    /// <summary>Whether a relationship or path leads to a target that satisfies a condition.</summary>
    /// <param name="relationship">The relationship or path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="condition">Writes the condition on the variables of a target and of the edge; null for any target.</param>
    public string Exists(Relationship relationship, string start, Func<string, string, string?> condition)
    {
        var target = _context.Variable('n');
        var edge = relationship.Properties is null ? "" : _context.Variable('e');
        var source = MatchSource.Of(_context, relationship, start, target, edge);
        if (relationship is { HasSteps: false } && relationship.Hops.Count <= FewHops)
        {
            // The planner may begin at the target, and one is enough.
            source = source with { Distinct = null };
        }

        var body = source.Body(condition(target, edge) is { } predicate ? [predicate] : []);
        return source.Distinct is null ? $"EXISTS {{ {body} }}" : $"EXISTS {{ {body} RETURN {target} }}";
    }

    private static string Fold(string expression, bool foldCase) => foldCase ? $"toLower({expression})" : expression;
}
