using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The groups of a connection's nodes: a clause that gives them as a list, each a list of its keys and aggregates.</summary>
internal sealed class GroupCompiler(StatementContext context, FilterCompiler filters)
{
    /// <param name="field">The field.</param>
    /// <param name="body">The clauses that give the nodes.</param>
    /// <param name="node">The variable of the nodes.</param>
    /// <param name="types">The types that they can have.</param>
    /// <param name="imports">The variables of outside that the body uses.</param>
    /// <param name="position">The position of the groups in the connection's list.</param>
    /// <param name="prelude">Where the clause goes.</param>
    public (string Expression, GroupByDecoder Decoder) Compile(
        GroupByField field, string body, string node, IReadOnlyList<NodeType> types, string[] imports, int position, List<string> prelude)
    {
        var keys = field.Keys.Select(_ => context.Variable('k')).ToList();
        var aggregates = new AggregateCompiler(node, keys.Count);
        var decoders = field.Items
            .Select(item => item switch
            {
                GroupAggregateField aggregate => aggregates.Compile(aggregate.Items),
                GroupConstant or GroupKeyField => null,
                _ => throw UnknownNode.Of(item),
            })
            .ToArray();
        var prefix = context.Variable('a');
        var scope = new Scope(node, Group: new GroupScope(context, keys, aggregates, at => $"{prefix}_{at}"));
        var having = field.Having is { } filter ? $" WHERE {filters.Compile(filter, scope)}" : "";
        var order = field.Order
            .Select(key => OrderTerm.By(Ordered(key.Operand, filters.Operands.Compile(key.Operand, scope)), key, reversed: false))
            .Concat(keys.Select((key, i) => Ordered(new GroupKeyOperand(i, field.Keys[i]), key)))
            .ToList();

        // Having and order may have added aggregates, which follow those of the fields.
        var named = aggregates.Expressions.Select((expression, i) => $"{expression} AS {prefix}_{keys.Count + i}").ToList();
        var text = body + Keys(field, keys, node, types);
        text += aggregates.NeedsOrder ? $" WITH {string.Join(", ", keys.Prepend(node))} ORDER BY {node}.id" : "";
        text += $" WITH {(named.Count == 0 ? "DISTINCT " : "")}{string.Join(", ", keys.Concat(named))}{having}";
        var all = keys.Concat(Enumerable.Range(keys.Count, named.Count).Select(i => $"{prefix}_{i}")).ToList();
        text += $" WITH {string.Join(", ", all)} ORDER BY {string.Join(", ", order)} LIMIT {context.Limit(field)}";
        var groups = new Subquery(context, imports, text, [], SelectionCompiler.List(all)).PlaceClause(prelude);
        return (groups, new GroupByDecoder(field, position, context.Model, decoders));
    }

    // Items of lists do not compare by code point.
    private string Ordered(Operand operand, string expression) =>
        operand is GroupKeyOperand { Key.Property: { IsList: true, Kind: ScalarKind.String } }
            ? $"CASE WHEN {expression} IS NOT NULL THEN {CodePointOrder.Key(context, expression)} END"
            : expression;

    // A list groups by each distinct item; a list of nothing is a missing key. Types are told by their number, which orders as their name.
    private static string Keys(GroupByField field, List<string> keys, string node, IReadOnlyList<NodeType> types)
    {
        var text = "";
        var bound = new List<string> { node };
        for (var i = 0; i < keys.Count; i++)
        {
            var property = field.Keys[i].Property;
            var value = property is null ? TypeOf(node, types) : OperandCompiler.Property(node, property);
            text += property is { IsList: true }
                ? $" UNWIND CASE WHEN size({value}) > 0 THEN {value} ELSE [null] END AS {keys[i]}"
                    + $" WITH DISTINCT {string.Join(", ", bound.Append(keys[i]))}"
                : $" WITH {string.Join(", ", bound)}, {value} AS {keys[i]}";
            bound.Add(keys[i]);
        }

        return text;
    }

    private static string TypeOf(string node, IReadOnlyList<NodeType> types) =>
        $"CASE{string.Concat(types.Select(type => $" WHEN {node}{Patterns.Labels([type])} THEN {type.Index}"))} END";
}
