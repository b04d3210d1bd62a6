using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Which rows a page has: filter, order, cursors, limit.</summary>
internal sealed class PageCompiler
{
    private readonly StatementContext _context;
    private readonly MatchSource _source;
    private readonly TypeScan[] _scans;
    private readonly string _carried;
    private readonly string _unfiltered;
    private readonly List<string> _conditions = [];
    private readonly Keyset _keyset;
    private readonly bool _hasMore;

    /// <param name="context">The statement.</param>
    /// <param name="filters">The compiler of filters.</param>
    /// <param name="plan">The connection.</param>
    /// <param name="source">Where its rows come from.</param>
    /// <param name="scans">The same by type, for a root field; empty for all others.</param>
    /// <param name="row">The variables of a row.</param>
    /// <param name="carried">The variables that a row is made of.</param>
    /// <param name="unfiltered">How many rows there are without a filter.</param>
    public PageCompiler(
        StatementContext context,
        FilterCompiler filters,
        ConnectionPlan plan,
        MatchSource source,
        TypeScan[] scans,
        Scope row,
        string carried,
        string unfiltered)
    {
        _context = context;
        _source = source;
        _scans = scans;
        _carried = carried;
        _unfiltered = unfiltered;
        Plan = plan;
        context.Budget.Place = plan.Coordinate;
        (Node, Edge) = (row.Node, row.Edge);
        if (plan.Filter is { } filter)
        {
            _conditions.Add(filters.Compile(filter, row));
        }

        Terms = [.. plan.Order.Select(key => Term(key, filters, row))];
        _keyset = new Keyset(context, Terms, Node, plan.Page.Before);
        _hasMore = plan.Page.IsBackward ? plan.Needs.HasPreviousPage : plan.Needs.HasNextPage;
    }

    public ConnectionPlan Plan { get; }

    public string Node { get; }

    public string Edge { get; }

    public bool IsRoot => Plan.Relationship is null;

    /// <summary>The keys of the order, without the closing id.</summary>
    public IReadOnlyList<OrderTerm> Terms { get; }

    /// <summary>The clauses for all rows of the list, whatever the page.</summary>
    public string AllRows() => _source.Body(_conditions);

    /// <summary>How many rows the list has.</summary>
    public string Total() => _conditions.Count == 0
        ? _unfiltered
        : _source.Distinct is null ? $"COUNT {{ {AllRows()} }}" : $"COUNT {{ {AllRows()} RETURN {Node} }}";

    /// <summary>The clauses for the rows of the page, those of a page from the end in reverse.</summary>
    public string Rows()
    {
        var ways = Ways();
        if (ways.Length == 1)
        {
            return Rows(ways[0]);
        }

        // Each type's first rows come from an index; the page is among them.
        var rows = string.Join(" UNION ALL ", ways.Select(scan => $"{Rows(scan)} RETURN {Node}"));
        return $"{_context.Sets.Call()} {{ {rows} }} WITH DISTINCT {_carried} "
            + $"{OrderTerm.OrderBy(Terms, Node, Plan.Page.IsBackward)} LIMIT {Limit()}";
    }

    private string Rows(TypeScan? scan)
    {
        if (!IsInParts(scan))
        {
            return PartRows(scan, OrderPart.All);
        }

        // An index holds the rows that have the first key; the second part is asked for only where the first is too short.
        var isMissingFirst = Terms[0].Key.MissingFirst != Plan.Page.IsBackward;
        var parts = new[] { isMissingFirst ? OrderPart.Missing : OrderPart.Known, isMissingFirst ? OrderPart.Known : OrderPart.Missing };
        var possible = parts.Where(part => Window(part) != Keyset.False).ToList();
        if (possible.Count < parts.Length)
        {
            return PartRows(scan, possible.FirstOrDefault(parts[0]));
        }

        // Where it is known which nodes lack the key, each part costs a page at most. Otherwise the second is asked for only where it is
        // needed, and is sorted, for it loses the order of the index. A WHERE in place of the UNWIND would be moved behind the scan.
        var (first, second, go) = (_context.Variable('r'), _context.Variable('r'), _context.Variable('x'));
        var limit = Limit();
        var condition = Missing(scan!) is not null
            ? $"{_context.Sets.Call()} {{"
            : $"{_context.Sets.Call(first)} {{ UNWIND CASE WHEN size({first}) < {limit} THEN [0] ELSE [] END AS {go}";
        return $"{_context.Sets.Call()} {{ {PartRows(scan, parts[0])} RETURN collect({Node}) AS {first} }} "
            + $"{condition} {PartRows(scan, parts[1])} RETURN collect({Node}) AS {second} }} "
            + $"UNWIND ({first} + {second})[..{limit}] AS {Node}"
            + (HasDefinitions ? $" WITH {Node}{Define()}" : "");
    }

    /// <summary>Whether there are rows ahead of the page that its own rows do not tell of; null where there cannot be.</summary>
    public string? Previous() => Plan.Page.After < 0
        ? null
        : Exists(part => Keyset.And(
            UpTo(Plan.Page.After, part, inclusive: true), Plan.Page.IsBackward ? UpTo(Plan.Page.Before, part) : Keyset.True));

    /// <summary>Whether there are rows behind the page that its own rows do not tell of; null where there cannot be.</summary>
    public string? Next() => Plan.Page.Before < 0
        ? null
        : Exists(part => Keyset.And(
            From(Plan.Page.Before, part, inclusive: true), Plan.Page.IsBackward ? Keyset.True : From(Plan.Page.After, part)));

    private string Limit() => _context.Limit(Plan, _hasMore ? 1 : 0);

    private OrderTerm Term(OrderKey key, FilterCompiler filters, Scope scope)
    {
        var expression = filters.Operands.Compile(key.Operand, scope);
        return key.Operand is PropertyOperand or EdgePropertyOperand
            ? new OrderTerm(expression, null, key)
            : new OrderTerm(_context.Variable('k'), expression, key);
    }

    private string Define() =>
        string.Concat(Terms.Where(term => term.Definition is not null).Select(term => $", {term.Definition} AS {term.Expression}"));

    private bool HasDefinitions => Terms.Any(term => term.Definition is not null);

    // The ways to the rows: by type where an index can give them in order, else all in one.
    private TypeScan?[] Ways() => _scans.Length == 0 || (_scans.Length > 1 && HasDefinitions) ? new TypeScan?[1] : _scans;

    private bool IsInParts(TypeScan? scan) => scan is not null && PartedOrder.Parted(Plan, scan.Type) is not null;

    // The ids of the nodes that lack the first key, where they are known.
    private string? Missing(TypeScan scan) => _context.Missing(new OrderedProperty(scan.Type, PartedOrder.Parted(Plan, scan.Type)!.Name));

    private string Window(OrderPart part) => Keyset.And(From(Plan.Page.After, part), UpTo(Plan.Page.Before, part));

    // The rows behind a cursor; all where none is given.
    private string From(int cursor, OrderPart part, bool inclusive = false) =>
        cursor < 0 ? Keyset.True : _keyset.Beyond(cursor, after: true, inclusive, part);

    // The rows ahead of a cursor; all where none is given.
    private string UpTo(int cursor, OrderPart part, bool inclusive = false) =>
        cursor < 0 ? Keyset.True : _keyset.Beyond(cursor, after: false, inclusive, part);

    // The predicates by which an index can give the rows: it holds only nodes that have all its properties.
    private IEnumerable<string> Indexable(TypeScan? scan, OrderPart part)
    {
        if (scan is null)
        {
            yield break;
        }

        var ordered = PartedOrder.Indexed(Plan, scan.Type);
        if (part == OrderPart.Missing)
        {
            yield return $"{Terms[0].Expression} IS NULL";
            if (Missing(scan) is { } ids)
            {
                yield return $"{Node}.id IN {ids}";
                yield break;
            }
        }
        else if (ordered is not null)
        {
            yield return $"{Terms[0].Expression} IS NOT NULL";
        }

        yield return $"{Node}.id IS NOT NULL";
    }

    private string PartRows(TypeScan? scan, OrderPart part)
    {
        var ordered = part switch
        {
            OrderPart.All => Terms,
            OrderPart.Known => Terms.Skip(1).Prepend(Terms[0].Known()),
            OrderPart.Missing => Terms.Skip(1),
            _ => throw UnknownNode.Of(part),
        };
        var defined = string.Concat(Terms.Where(term => term.Definition is not null).Select(term => $", {term.Expression}"));
        var order = OrderTerm.OrderBy(ordered, Node, Plan.Page.IsBackward);
        return $"{Filtered(scan, part, Window(part))} WITH {_carried}{defined} {order} LIMIT {Limit()}";
    }

    private string Filtered(TypeScan? scan, OrderPart part, string window)
    {
        var source = scan?.Source ?? _source;
        var conditions = _conditions.Concat(Indexable(scan, part)).ToList();
        if (!HasDefinitions)
        {
            if (window != Keyset.True)
            {
                conditions.Add(Predicate(window));
            }

            return source.Body(conditions);
        }

        return $"{source.Body(conditions)} WITH {_carried}{Define()}{(window == Keyset.True ? "" : $" WHERE {Predicate(window)}")}";
    }

    private string Predicate(string window) => window == Keyset.False ? _context.Never() : window;

    private string Exists(Func<OrderPart, string> window) => Ways()
        .SelectMany(scan => (IsInParts(scan) ? [OrderPart.Known, OrderPart.Missing] : new[] { OrderPart.All })
            .Select(part => Exists(scan, part, window(part))))
        .Aggregate(Keyset.False, Keyset.Or);

    private string Exists(TypeScan? scan, OrderPart part, string window) =>
        window == Keyset.False ? Keyset.False
        : HasDefinitions || _source.Distinct is not null ? $"EXISTS {{ {Filtered(scan, part, window)} RETURN {Node} }}"
        : $"EXISTS {{ {Filtered(scan, part, window)} }}";
}
