using System.Diagnostics;
using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>
/// Generates the public API from a model: one rule per construct, every part described. The parts ask each other for the types they
/// refer to, so that only what is used is there.
/// </summary>
internal sealed class ApiSchemaGenerator
{
    public ApiSchemaGenerator(GraphModel model, GraphLimits limits)
    {
        Model = model;
        Limits = limits;
        Edges = new EdgeTypes(model);
        Scalars = new ScalarTypes(this);
        Types = new ModelTypes(this);
        Connections = new ConnectionTypes(this);
        Aggregates = new AggregateTypes(this);
        Groups = new GroupTypes(this);
        Filters = new FilterTypes(this);
        Operators = new OperatorTypes(this);
        Orders = new OrderTypes(this);
        Graph = new GraphTypes(this);
        Search = new SearchTypes(this);
        Links = new LinkTypes(this);
        Subgraphs = new SubgraphTypes(this);
        Paths = new PathTypes(this);
        Changes = new ChangeTypes(this);
        AddRoot("Query", "Where every question begins.");
        AddRoot(
            "Subscription",
            "The fields of `Query` as live queries: the answer comes at once, and again whenever a change of the graph has changed it.");
        Types.AddAll();
    }

    public GraphModel Model { get; }

    public GraphLimits Limits { get; }

    public SdlWriter Text { get; } = new();

    public EdgeTypes Edges { get; }

    public ScalarTypes Scalars { get; }

    public ModelTypes Types { get; }

    public ConnectionTypes Connections { get; }

    public AggregateTypes Aggregates { get; }

    public GroupTypes Groups { get; }

    public FilterTypes Filters { get; }

    public OperatorTypes Operators { get; }

    public OrderTypes Orders { get; }

    public GraphTypes Graph { get; }

    public SearchTypes Search { get; }

    public LinkTypes Links { get; }

    public SubgraphTypes Subgraphs { get; }

    public PathTypes Paths { get; }

    public ChangeTypes Changes { get; }

    /// <summary>The document, not yet in canonical form.</summary>
    public string Generate() =>
        $$"""
        {{Quote}}
        The graph `{{Model.Name}}`. Every type of node has a field that gives one by its id and a field that gives many.

        * **Many** come in pages: `first` and `after` go forwards, `last` and `before` backwards. `nodes` gives the nodes alone,
          `edges` also what lies between.
        * **Filters** (`where`) go as deep as the graph. A missing value equals only `null`; every negative operator is
          the exact complement of its positive, so that it also matches what is missing. Several conditions in one object must all hold.
        * **Orders** (`order`) are lists with one key per object; ties go by `id`. What is missing comes last ascending, first
          descending, unless `DESC_NULLS_LAST` or `ASC_NULLS_FIRST` says otherwise. Any number or count over a list can be a key.
        * **Aggregates** and groups honour `where` and ignore the page.
        {{Quote}}
        schema {
          query: Query
          subscription: Subscription
        }

        {{Quote}}
        Exactly one of the fields is given, and it is not null. Defined here for readers older than the specification of September 2025.
        {{Quote}}
        directive @oneOf on INPUT_OBJECT

        {{Quote}}
        The fields of the fragment may come later than the others, in a part of their own, where the client asks for that by `Accept`:
        root fields, and fields of an object that a root field gives, such as `totalCount` or `aggregate` of its connection. Anywhere else,
        and for all other clients, they come as if the directive were not there.
        {{Quote}}
        directive @defer(
          "Whether the fragment is deferred." if: Boolean! = true
          "Names the fragment in the answer; unique in the document." label: String
        ) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        {{Text}}
        """;

    private const string Quote = "\"\"\"";

    private void AddRoot(string name, string description) => Text.Ensure(SchemaPart.Roots, "type", name, null, description, text =>
    {
        foreach (var field in QueryFields.Of(Model))
        {
            switch (field.Kind)
            {
                case QueryFieldKind.NodeById when field.Target is NodeType type:
                    text.Add(field.Name, type.Name, $"One {ApiNames.Spaced(type.Name)}; null when there is none with that id.", type,
                        Arguments("id", "ID!", $"Its id, `{type.IdPrefix}<slug>`."));
                    break;
                case QueryFieldKind.NodeById:
                    text.Add(field.Name, field.Target.Name,
                        "One node of any type; null when there is none with that id, and when it is malformed.", field.Target,
                        Arguments("id", "ID!", "The node's id, `<Type>:<slug>`."));
                    break;
                case QueryFieldKind.NodesById:
                    text.Add(field.Name, $"[{field.Target.Name}]!",
                        "Nodes of any type, in the order and number of `ids`, with null where there is none.", field.Target,
                        Arguments("ids", "[ID!]!", $"The nodes' ids, at most {Limits.MaxPageSize}."));
                    break;
                case QueryFieldKind.Graph:
                    text.Add(field.Name, Graph.Graph() + "!", "What the graph is as a whole: its name, version and size.");
                    break;
                case QueryFieldKind.Search:
                    Search.AddRoot(text, field.Target);
                    break;
                case QueryFieldKind.Subgraph:
                    Subgraphs.AddRoot(text, field.Name);
                    break;
                case QueryFieldKind.Paths:
                    Paths.AddRoot(text, field.Name);
                    break;
                case QueryFieldKind.Changes:
                    Changes.AddRoot(text);
                    break;
                case QueryFieldKind.Connection:
                    AddConnection(text, field.Target, field.Name);
                    break;
                default:
                    throw new UnreachableException($"A root field of the kind {field.Kind}.");
            }
        }
    });

    private void AddConnection(TypeText text, TargetType target, string name)
    {
        var content = new EdgeContent(target, null, null, HasSteps: false);
        var what = target.NodeTypes is [NodeType only] && only == target
            ? $"All {ApiNames.Spaced(name)}, or those that `where` asks for."
            : $"All {ApiNames.Spaced(name)}, or those that `where` asks for: nodes of the types {ModelTypes.List(target.NodeTypes)}.";
        text.Add(name, Connections.Connection(content) + "!", what, target, Connections.Arguments(content));
    }

    private static string Arguments(string name, string type, string description)
    {
        var text = new TypeText("", []);
        text.Add(name, type, description);
        return $"(\n{text})";
    }
}
