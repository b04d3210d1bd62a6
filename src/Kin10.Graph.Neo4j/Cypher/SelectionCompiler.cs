using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What is projected of a node: a list of values by position.</summary>
internal sealed class SelectionCompiler
{
    private static readonly Property UpdatedAt = new(ImportTraces.UpdatedAt, null, ScalarKind.String);
    private readonly StatementContext _context;

    public SelectionCompiler(StatementContext context)
    {
        _context = context;
        Connections = new ConnectionCompiler(context, this);
    }

    public ConnectionCompiler Connections { get; }

    /// <summary>The list of a node's values.</summary>
    /// <param name="selection">What to project.</param>
    /// <param name="types">The types that the node may have.</param>
    /// <param name="node">The node's variable.</param>
    /// <param name="prelude">Clauses that must come before the projection.</param>
    public (string Expression, NodeDecoder Decoder) Compile(
        NodeSelection selection, IReadOnlyList<NodeType> types, string node, List<string> prelude)
    {
        var cases = new NodeFieldDecoder[]?[selection.Cases.Length];
        if (types.Count == 1)
        {
            var (values, decoders) = Fields(selection.For(types[0]), types[0], node, prelude, []);
            cases[types[0].Index] = decoders;
            return (List(values), new NodeDecoder(cases, types[0].Index));
        }

        var text = "CASE";
        foreach (var type in types)
        {
            var (values, decoders) = Fields(selection.For(type), type, node, prelude, [$"{type.Index}"]);
            cases[type.Index] = decoders;
            text += $" WHEN {node}{Patterns.Labels([type])} THEN {List(values)}";
        }

        return ($"{text} END", new NodeDecoder(cases, -1));
    }

    /// <summary>The list of an edge's values.</summary>
    public static (string Expression, NodeDecoder Decoder) CompileEdge(
        ImmutableArray<NodeField> items, EdgeProperties properties, string edge)
    {
        var values = new List<string>();
        NodeFieldDecoder[] decoders = [.. items.Select(item => Scalar(item, properties.Name, edge, values))];
        return (List(values), new NodeDecoder([decoders], 0));
    }

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    private (List<string> Values, NodeFieldDecoder[] Decoders) Fields(
        ImmutableArray<NodeField> fields, NodeType type, string node, List<string> prelude, List<string> values)
    {
        var decoders = new List<NodeFieldDecoder>();
        foreach (var field in fields.IsDefault ? [] : fields)
        {
            switch (field)
            {
                case ToOneField toOne:
                    var (target, decoder) = ToOne(toOne, node, prelude);
                    decoders.Add(new ToOneDecoder(field.Field, values.Count, decoder));
                    values.Add(target);
                    break;
                case ConnectionNodeField connection:
                    var (expression, connectionDecoder) = Connections.Nested(connection.Connection, node, prelude);
                    decoders.Add(new NodeConnectionDecoder(field.Field, values.Count, connectionDecoder));
                    values.Add(expression);
                    break;
                default:
                    decoders.Add(Scalar(field, type.Name, node, values));
                    break;
            }
        }

        return (values, [.. decoders]);
    }

    private (string Expression, NodeDecoder Decoder) ToOne(ToOneField field, string node, List<string> prelude)
    {
        var target = _context.Variable('n');
        var inner = new List<string>();
        var (value, decoder) = Compile(field.Selection, field.Relationship.Target.NodeTypes, target, inner);
        var body = $"{Patterns.Match(_context, field.Relationship, node, target)} WITH {target} ORDER BY {target}.id LIMIT 1";
        return (new Subquery(_context, [node], body, inner, value).Place(prelude), decoder);
    }

    private static NodeFieldDecoder Scalar(NodeField field, string owner, string variable, List<string> values)
    {
        switch (field)
        {
            case ConstantField constant:
                return new NodeConstantDecoder(field.Field, constant.Json);
            case PropertyField property:
                values.Add(OperandCompiler.Property(variable, property.Property));
                return new NodePropertyDecoder(field.Field, values.Count - 1, new PropertyDecoder(owner, property.Property));
            case UpdatedAtField:
                values.Add($"{variable}.{UpdatedAt.Name}");
                return new NodePropertyDecoder(field.Field, values.Count - 1, new PropertyDecoder(owner, UpdatedAt));
            default:
                throw UnknownNode.Of(field);
        }
    }
}
