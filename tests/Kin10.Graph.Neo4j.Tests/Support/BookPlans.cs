using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>Plans over the small model of books that are made by hand, so that they may hold what no planner makes.</summary>
internal static class BookPlans
{
    public static readonly Page FirstTen = new(First: -1, After: -1, Last: -1, Before: -1, DefaultSize: 10);

    public static NodeType Book { get; } = BookModel.Model.FindNodeType("Book")!;

    public static NodeType Person { get; } = BookModel.Model.FindNodeType("Person")!;

    public static Property Property(string name) => (Property)Book.FindProperty(name)!;

    public static Relationship Relationship(string name) => Book.FindRelationship(name)!;

    public static ResponseField Field(string key = "f") => new(key, ResponseWriter.EncodeKey(key), IsNonNull: false, []);

    /// <summary>What to project of nodes, whatever their type.</summary>
    public static NodeSelection Select(params NodeField[] fields) =>
        new([.. BookModel.Model.NodeTypes.Select(_ => ImmutableArray.Create(fields))]);

    /// <summary>A connection over all books; its fields are its nodes, empty objects, where none are given.</summary>
    public static ConnectionPlan Connection(params ConnectionField[] fields) => new(
        0, "Query.books", new ScanSource(Book), null, [], FirstTen, fields.Length > 0 ? [.. fields] : [new NodesField(Field(), Select())]);

    /// <summary>A connection below a book.</summary>
    public static ConnectionNodeField Below(string relationship, params ConnectionField[] fields) =>
        new(Field(), Connection(fields) with { Index = 1, Source = new TraverseSource(Relationship(relationship)) });

    public static OperationPlan Operation(RootPlan root, params SlotKind[] slots) =>
        new([root], [.. slots.Select(kind => new Slot(kind, null!))], []);

    /// <summary>A request whose values are those of the slots.</summary>
    public static StatementRequest Request(OperationPlan plan, params object?[] values) =>
        new(new BoundPlan(plan, values, new ulong[2]), StatementRequest.NothingKnown);
}
