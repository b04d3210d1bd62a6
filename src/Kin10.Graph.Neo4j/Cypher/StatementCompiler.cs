using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Makes Cypher of plans: one statement per root field, identifiers from the model, values as parameters.</summary>
/// <param name="model">The model.</param>
/// <param name="maxSteps">See <see cref="Neo4jOptions.MaxStatementSteps"/>.</param>
internal sealed class StatementCompiler(GraphModel model, int maxSteps = int.MaxValue)
{
    /// <summary>The statements of an operation by root field; null where the engine answers it.</summary>
    /// <param name="sample">A request of the variant.</param>
    public ImmutableArray<CompiledStatement?> Compile(StatementRequest sample) =>
        [.. sample.Plan.Plan.Roots.Select(root => root is null ? null : Compile(root, sample))];

    /// <exception cref="GraphQLException">The planner would have too much to do.</exception>
    private CompiledStatement Compile(RootPlan root, StatementRequest sample)
    {
        if (root is ComputedRootPlan computed)
        {
            return new CompiledStatement("", [], new ComputedRootDecoder(root.Field))
            {
                Computation = new CompiledComputation(
                    GraphComputation.Check(computed), [.. computed.Selections.Select(item => Selection(item, root, sample))]),
            };
        }

        var context = new StatementContext(model, sample, new PlanningBudget(maxSteps, root.Field));
        var selections = new SelectionCompiler(context);
        var statement = root switch
        {
            NodeByIdPlan node => Node(node, context, selections),
            NodesByIdPlan nodes => Nodes(nodes, context, selections),
            ConnectionRootPlan connection => Connection(connection, context, selections),
            GraphRootPlan graph => Graph(graph, context),
            SearchRootPlan search => Search(search, context, selections),
            _ => throw UnknownNode.Of(root),
        };
        return statement with { Text = context.Sets.Around(statement.Text) };
    }

    private CompiledStatement Node(NodeByIdPlan plan, StatementContext context, SelectionCompiler selections)
    {
        // The id says the type, and only the index of that type finds it.
        var type = model.NodeTypeOfId((string)context.Sample[plan.Id]!);
        if (plan.Types.Length == 1)
        {
            type = plan.Types[0];
        }

        if (type is null || !plan.Types.Contains(type))
        {
            return new CompiledStatement("UNWIND [] AS r RETURN r", [], new NodeRootDecoder(plan.Field, new NodeDecoder([], -1)));
        }

        var node = context.Variable('n');
        var id = context.Slot(plan.Id);
        var prelude = new List<string>();
        var (value, decoder) = selections.Compile(plan.Selection, [type], node, prelude);
        return new CompiledStatement(
            $"MATCH ({node}{Patterns.Labels([type])}) WHERE {node}.id = {id}{Clauses(prelude)} RETURN {value} AS r",
            context.Parameters,
            new NodeRootDecoder(plan.Field, decoder));
    }

    private CompiledStatement Nodes(NodesByIdPlan plan, StatementContext context, SelectionCompiler selections)
    {
        var id = context.Variable('x');
        var ids = context.Slot(plan.Ids);
        var wanted = PlanVariant.TypesOf((object?[])context.Sample[plan.Ids]!, model);
        var found = new List<string>();
        var cases = new NodeDecoder?[model.NodeTypes.Count];
        var prelude = new List<string>();
        foreach (var type in model.NodeTypes.Where(type => wanted[type.Index]))
        {
            var node = context.Variable('n');
            var inner = new List<string>();
            var (value, decoder) = selections.Compile(plan.Selection, [type], node, inner);
            cases[type.Index] = decoder;
            var body = $"MATCH ({node}{Patterns.Labels([type])}) WHERE {node}.id = {id}";
            found.Add(new Subquery(context, [id], body, inner, $"[{type.Index}, {value}]").Place(prelude));
        }

        return new CompiledStatement(
            $"UNWIND {ids} AS {id}{Clauses(prelude)} RETURN {(found.Count == 0 ? "[]" : string.Join(" + ", found))} AS r",
            context.Parameters,
            new NodesRootDecoder(plan.Field, cases));
    }

    private CompiledStatement Search(SearchRootPlan plan, StatementContext context, SelectionCompiler selections)
    {
        var id = context.Variable('x');
        var ids = context.Slot(plan.Ids);
        var wanted = PlanVariant.TypesOf((object?[])context.Sample[plan.Ids]!, model);
        var found = new List<string>();
        var cases = new NodeDecoder[model.NodeTypes.Count][];
        var prelude = new List<string>();
        foreach (var type in model.NodeTypes.Where(type => wanted[type.Index]))
        {
            var node = context.Variable('n');
            var inner = new List<string>();
            var parts = plan.Selections.Select(selection => selections.Compile(selection, [type], node, inner)).ToArray();
            cases[type.Index] = [.. parts.Select(part => part.Decoder)];
            var values = string.Concat(parts.Select(part => $", {part.Expression}"));
            var body = $"MATCH ({node}{Patterns.Labels([type])}) WHERE {node}.id = {id}";
            found.Add(new Subquery(context, [id], body, inner, $"[{type.Index}{values}]").Place(prelude));
        }

        return new CompiledStatement(
            $"UNWIND {ids} AS {id}{Clauses(prelude)} RETURN {(found.Count == 0 ? "[]" : string.Join(" + ", found))} AS r",
            context.Parameters,
            new SearchRootDecoder(plan, cases));
    }

    private static CompiledStatement Connection(ConnectionRootPlan plan, StatementContext context, SelectionCompiler selections)
    {
        var page = selections.Connections.Scan(plan.Connection);
        if (ConnectionCompiler.IsRowsAlone(plan.Connection))
        {
            var streamed = selections.Connections.Streamed(page);
            return new CompiledStatement(
                $"{streamed.Clauses} RETURN {streamed.Value} AS r",
                context.Parameters,
                new ConnectionRootDecoder(plan.Field, streamed.Decoder, areRecordsRows: true));
        }

        var prelude = new List<string>();
        var (value, decoder) = selections.Connections.Compile(page, [], "", prelude);
        return new CompiledStatement(
            $"{string.Concat(prelude.Select(clause => $"{clause} "))}RETURN {value} AS r",
            context.Parameters,
            new ConnectionRootDecoder(plan.Field, decoder, areRecordsRows: false));
    }

    // One statement for each type: the nodes are known by then, and so are their types.
    private CompiledSelection?[] Selection(NodeSelection selection, RootPlan root, StatementRequest sample)
    {
        var byType = new CompiledSelection?[model.NodeTypes.Count];
        foreach (var type in model.NodeTypes.Where(type => !selection.For(type).IsDefault))
        {
            var context = new StatementContext(model, sample, new PlanningBudget(maxSteps, root.Field));
            var (pair, node, prelude) = (context.Variable('x'), context.Variable('n'), new List<string>());
            var (value, decoder) = new SelectionCompiler(context).Compile(selection, [type], node, prelude);
            var text = $"UNWIND ${CompiledSelection.Nodes} AS {pair} MATCH ({node}{Patterns.Labels([type])}) "
                + $"WHERE elementId({node}) = {pair}[0]{Clauses(prelude)} RETURN [{pair}[1], {value}] AS r";
            byType[type.Index] = new CompiledSelection(context.Sets.Around(text), context.Parameters, decoder);
        }

        return byType;
    }

    private CompiledStatement Graph(GraphRootPlan plan, StatementContext context) => new(
        $"RETURN [{GraphCounts.Of(model, context.LessRepeated)}, {ImportTraces.ImportedAt}] AS r",
        context.Parameters,
        new GraphRootDecoder(plan, model));

    private static string Clauses(List<string> prelude) => string.Concat(prelude.Select(clause => $" {clause}"));
}
