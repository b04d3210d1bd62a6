using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Connections: the page's rows, limited before anything is projected, and what belongs to the connection as a whole.</summary>
internal sealed class ConnectionCompiler(StatementContext context, SelectionCompiler selections)
{
    private readonly FilterCompiler _filters = new(context);

    /// <summary>The targets of a relationship or path.</summary>
    /// <param name="plan">The connection.</param>
    /// <param name="parent">The variable of the node where it starts.</param>
    /// <param name="prelude">Where the clauses go that must come before the projection.</param>
    public (string Expression, ConnectionDecoder Decoder) Nested(ConnectionPlan plan, string parent, List<string> prelude)
    {
        var relationship = plan.Relationship!;
        var node = context.Variable('n');
        var edge = relationship.Properties is null ? "" : context.Variable('e');
        var needsParent = plan.Needs.Via || plan.IsOrderedByWay;
        var source = MatchSource.Of(context, relationship, parent, node, edge);
        source = relationship.IsPath && needsParent ? source with { Distinct = $"{parent}, {node}" } : source;
        var carried = needsParent ? $"{parent}, {node}" : edge.Length > 0 ? $"{node}, {edge}" : node;
        var total = _filters.Operands.Count(relationship, null, parent);
        var page = new PageCompiler(context, _filters, plan, source, [], new Scope(node, edge, Parent: parent), carried, total);
        return Compile(page, [parent], parent, prelude);
    }

    /// <summary>The page of all nodes of some types.</summary>
    public PageCompiler Scan(ConnectionPlan plan)
    {
        var types = plan.Source is ScanSource scan ? scan.Types : throw UnknownNode.Of(plan.Source);
        var node = context.Variable('n');
        var pattern = $"({node}{Patterns.Labels(types)})";
        TypeScan[] scans =
        [
            .. types.Where(type => TypeConditions.Decide(plan.Filter, type) != false)
                .Select(type => new TypeScan(type, new MatchSource($"MATCH ({node}{Patterns.Labels([type])})", null))),
        ];
        var source = new MatchSource($"MATCH {pattern}", null);
        return new PageCompiler(context, _filters, plan, source, scans, new Scope(node), node, $"COUNT {{ {pattern} }}");
    }

    /// <summary>A connection from its page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="imports">The variables of outside that it uses.</param>
    /// <param name="parent">The variable of the node where it starts; empty for a root field.</param>
    /// <param name="prelude">Where the clauses go that must come before the projection.</param>
    public (string Expression, ConnectionDecoder Decoder) Compile(PageCompiler page, string[] imports, string parent, List<string> prelude)
    {
        var plan = page.Plan;
        var values = new List<string>();
        var fields = new List<ConnectionFieldDecoder>();
        var row = new RowCompiler(context, selections, page, parent);
        var rows = -1;
        if (plan.Needs.Page)
        {
            rows = values.Count;
            values.Add("");
        }

        foreach (var field in plan.Fields)
        {
            fields.Add(Field(field, page, row, imports, values, prelude));
        }

        var isBare = rows == 0 && values.Count == 1;
        var decoder = new ConnectionDecoder(plan, row.Decoder(), rows, isBare, [.. fields]);
        if (rows >= 0)
        {
            var subquery = new Subquery(context, imports, page.Rows(), row.Prelude, row.Value());
            values[rows] = page.IsRoot ? subquery.PlaceClause(prelude) : subquery.Place(prelude);
        }

        return (isBare ? values[0] : SelectionCompiler.List(values), decoder);
    }

    /// <summary>Whether a connection is its rows alone, so that these can come as records.</summary>
    public static bool IsRowsAlone(ConnectionPlan plan) => plan.Needs.Page && plan.Fields.All(field => field switch
    {
        ConnectionConstant or NodesField or EdgesField => true,
        PageInfoField pageInfo => !pageInfo.Items.Any(item =>
            (item.Kind == PageInfoKind.HasPreviousPage && plan.Page.After >= 0)
            || (item.Kind == PageInfoKind.HasNextPage && plan.Page.Before >= 0)),
        TotalCountField or AggregateField or GroupByField => false,
        _ => throw UnknownNode.Of(field),
    });

    /// <summary>A root connection that is its rows alone.</summary>
    public (string Clauses, string Value, ConnectionDecoder Decoder) Streamed(PageCompiler page)
    {
        var row = new RowCompiler(context, selections, page, "");
        ConnectionFieldDecoder[] fields = [.. page.Plan.Fields.Select(field => Field(field, page, row, [], [], []))];
        var clauses = string.Concat(row.Prelude.Select(clause => $" {clause}"));
        return (page.Rows() + clauses, row.Value(), new ConnectionDecoder(page.Plan, row.Decoder(), 0, true, fields));
    }

    private ConnectionFieldDecoder Field(
        ConnectionField field, PageCompiler page, RowCompiler row, string[] imports, List<string> values, List<string> prelude)
    {
        switch (field)
        {
            case ConnectionConstant constant:
                return new ConnectionConstantDecoder(field.Field, constant.Json);
            case TotalCountField:
                return new TotalCountDecoder(field.Field, Add(values, page.Total()));
            case NodesField nodes:
                return row.Nodes(nodes);
            case EdgesField edges:
                return row.Edges(edges);
            case PageInfoField pageInfo:
                return PageInfo(pageInfo, page, row, values);
            case AggregateField aggregate:
                return Aggregate(aggregate, page, imports, values, prelude);
            case GroupByField groupBy:
                var groups = new GroupCompiler(context, _filters)
                    .Compile(groupBy, page.AllRows(), page.Node, page.Plan.Source.Types, imports, values.Count, prelude);
                values.Add(groups.Expression);
                return groups.Decoder;
            default:
                throw UnknownNode.Of(field);
        }
    }

    private static PageInfoDecoder PageInfo(PageInfoField field, PageCompiler page, RowCompiler row, List<string> values)
    {
        var kinds = field.Items.Select(item => item.Kind).ToHashSet();
        if (kinds.Contains(PageInfoKind.StartCursor) || kinds.Contains(PageInfoKind.EndCursor))
        {
            row.AddCursor();
        }

        var previous = kinds.Contains(PageInfoKind.HasPreviousPage) ? page.Previous() : null;
        var next = kinds.Contains(PageInfoKind.HasNextPage) ? page.Next() : null;
        return new PageInfoDecoder(
            field.Field, [.. field.Items], previous is null ? -1 : Add(values, previous), next is null ? -1 : Add(values, next));
    }

    private AggregateFieldDecoder Aggregate(
        AggregateField field, PageCompiler page, string[] imports, List<string> values, List<string> prelude)
    {
        var aggregates = new AggregateCompiler(page.Node, 0);
        var decoder = aggregates.Compile(field.Items);
        if (aggregates.Expressions.Count == 0)
        {
            return new AggregateFieldDecoder(field.Field, -1, decoder);
        }

        if (aggregates.Expressions is ["count(*)"])
        {
            return new AggregateFieldDecoder(field.Field, Add(values, $"[{page.Total()}]"), decoder);
        }

        var result = context.Variable('a');
        var order = aggregates.NeedsOrder ? $" WITH {page.Node} ORDER BY {page.Node}.id" : "";
        var list = SelectionCompiler.List(aggregates.Expressions);
        prelude.Add($"{context.Sets.Call(imports)} {{ {page.AllRows()}{order} RETURN {list} AS {result} }}");
        return new AggregateFieldDecoder(field.Field, Add(values, result), decoder);
    }

    private static int Add(List<string> values, string value)
    {
        var position = values.IndexOf(value);
        if (position >= 0)
        {
            return position;
        }

        values.Add(value);
        return values.Count - 1;
    }
}
