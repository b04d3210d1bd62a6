using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What is projected of a row of a page.</summary>
/// <param name="context">The statement.</param>
/// <param name="selections">The compiler of nodes.</param>
/// <param name="page">The page.</param>
/// <param name="parent">The variable of the node where the connection starts.</param>
internal sealed class RowCompiler(StatementContext context, SelectionCompiler selections, PageCompiler page, string parent)
{
    private readonly List<string> _values = [];
    private bool _hasCursor;

    /// <summary>Clauses that must come before the projection.</summary>
    public List<string> Prelude { get; } = [];

    public NodesDecoder Nodes(NodesField field)
    {
        var (position, decoder) = Node(field.Selection);
        return new NodesDecoder(field.Field, position, decoder);
    }

    public EdgesDecoder Edges(EdgesField field) => new(field.Field, [.. field.Fields.Select(Edge)]);

    /// <summary>Adds what a cursor is made of.</summary>
    public void AddCursor()
    {
        _hasCursor = true;
        foreach (var term in page.Terms)
        {
            Add(term.Expression);
        }

        Add($"{page.Node}.id");
    }

    /// <summary>The value of a row.</summary>
    public string Value() => _values.Count == 1 ? _values[0] : SelectionCompiler.List(_values);

    public RowDecoder Decoder() => _hasCursor
        ? new RowDecoder(
            _values.Count == 1,
            [.. page.Terms.Select(term => (term.Decoder(), _values.IndexOf(term.Expression)))],
            _values.IndexOf($"{page.Node}.id"))
        : new RowDecoder(_values.Count == 1, [], -1);

    private EdgeFieldDecoder Edge(EdgeField field)
    {
        switch (field)
        {
            case EdgeConstant constant:
                return new EdgeConstantDecoder(field.Field, constant.Json);
            case CursorField:
                AddCursor();
                return new EdgeCursorDecoder(field.Field);
            case EdgeNodeField node:
                var (position, decoder) = Node(node.Selection);
                return new EdgeNodeDecoder(field.Field, position, decoder);
            case EdgePropertiesField properties:
                var (values, edge) = SelectionCompiler.CompileEdge(properties.Items, page.Plan.Relationship!.Properties!, page.Edge);
                return new EdgePropertiesDecoder(field.Field, Add(values), edge);
            case StepsField:
                return new StepsDecoder(field.Field, Add(Patterns.Steps(page.Plan.Relationship!, parent, page.Node)));
            case ViaField via:
                return Via(via);
            default:
                throw UnknownNode.Of(field);
        }
    }

    private (int Position, NodeDecoder Decoder) Node(NodeSelection selection)
    {
        var (expression, decoder) = selections.Compile(selection, page.Plan.Source.Types, page.Node, Prelude);
        return (Add(expression), decoder);
    }

    // The way is walked once more, for the rows of the page alone.
    private ViaDecoder Via(ViaField field)
    {
        var relationship = page.Plan.Relationship!;
        var (ways, node) = Patterns.Passed(context, relationship, parent, page.Node);
        var inner = new List<string>();
        var onTheWay = relationship.Hops.SkipLast(1).SelectMany(hop => hop.Targets).ToHashSet();
        var types = relationship.Via!.NodeTypes.Where(onTheWay.Contains).ToList();
        var (value, decoder) = selections.Compile(field.Selection, types, node, inner);
        var body = $"{ways} WITH DISTINCT {node} ORDER BY {node}.id";
        return new ViaDecoder(field.Field, Add(new Subquery(context, [parent, page.Node], body, inner, value).Place(Prelude)), decoder);
    }

    private int Add(string value)
    {
        var position = _values.IndexOf(value);
        if (position >= 0)
        {
            return position;
        }

        _values.Add(value);
        return _values.Count - 1;
    }
}
