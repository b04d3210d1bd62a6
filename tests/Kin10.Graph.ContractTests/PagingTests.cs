using System.Text.Json;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// Paging forward and backward walks every connection of the schema whole, each row once, in the order of the unpaged list.
/// </summary>
public abstract class PagingTests(ContractStore store)
{
    private static readonly List<string> Coordinates = [.. Kin10Model.Model.NodeTypes
        .SelectMany(type => type.Relationships)
        .Where(relationship => relationship.IsToMany)
        .Select(relationship => relationship.Coordinate)];

    public static TheoryData<string> RootFields { get; } =
        [.. Kin10Model.Model.NodeTypes.Select(type => type.Plural), "organisations"];

    public static TheoryData<string> Relationships { get; } = [.. Coordinates];

    [ContractTheory]
    [MemberData(nameof(RootFields))]
    public async Task RootConnection_PagedBothWays_GivesEachRowOnce(string field)
    {
        var type = Kin10Model.Model.NodeTypes.FirstOrDefault(type => type.Plural == field);
        foreach (var order in type is null ? ["[]", "[{ name: DESC }]", "[{ sector: ASC }]", "[{ sector: DESC_NULLS_LAST }]"] : Orders(type))
        {
            await WalkAsync(arguments => $"{{ connection: {field}({arguments}) {Selection} }}", data => data, order, pageSize: 7);
        }
    }

    [ContractTheory]
    [MemberData(nameof(Relationships))]
    public async Task RelationshipConnection_PagedBothWays_GivesEachRowOnce(string coordinate)
    {
        var relationship = Kin10Model.Model.NodeTypes
            .SelectMany(type => type.Relationships)
            .Single(relationship => relationship.Coordinate == coordinate);
        var busiest = await store.Harness.DataAsync(
            $"{{ {relationship.Owner.Plural}(order: [{{ {relationship.Name}: {{ count: DESC }} }}], first: 1) {{ nodes {{ id }} }} }}");
        var id = busiest.GetProperty(relationship.Owner.Plural).GetProperty("nodes")[0].GetProperty("id").GetString();
        IEnumerable<string> orders = relationship.Target is NodeType target
            ? KindsOfOrders(target, Coordinates.IndexOf(coordinate))
            : ["[]"];
        if (relationship.Properties is { } properties)
        {
            orders = orders.Concat(properties.Properties.Where(property => !property.IsList)
                .SelectMany(
                    property => new[] { $"[{{ edge: {{ {property.Name}: ASC }} }}]", $"[{{ edge: {{ {property.Name}: DESC }} }}]" }));
        }

        if (relationship.Via is not null)
        {
            orders = orders.Append("[{ via: { count: DESC } }]");
        }

        if (relationship.HasSteps)
        {
            orders = orders.Append("[{ steps: DESC }]");
        }

        foreach (var order in orders)
        {
            await WalkAsync(
                arguments =>
                    $"{{ owner: {relationship.Owner.Singular}(id: \"{id}\") {{ connection: "
                    + $"{relationship.Name}({arguments}) {Selection} }} }}",
                data => data.GetProperty("owner"),
                order,
                pageSize: 3);
        }
    }

    private const string Selection =
        "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ... on Node { id } } } }";

    // What a store does for an order depends on the kind of its property, not on which it is: of each kind the property with most values
    // and gaps is ordered by in all directions, each other one in one, in turns.
    private static readonly HashSet<(NodeType, string)> OrderedInAllDirections = [.. Kin10Model.Model.NodeTypes
        .SelectMany(type => type.Properties.Where(property => !property.IsList).Select(property => (Type: type, Property: property)))
        .GroupBy(pair => (pair.Property.Kind, pair.Property.IsRequired, pair.Property.IsIndexed))
        .Select(kind => kind.MaxBy(pair => Gaps(pair.Type, pair.Property)))
        .Select(pair => (pair.Type, pair.Property.Name))];

    private static IEnumerable<string> Orders(NodeType type) =>
    [
        "[]",
        .. type.Properties.Where(property => !property.IsList).SelectMany((property, turn) =>
            OrderedInAllDirections.Contains((type, property.Name)) ? Orders(property) : [Turn(Orders(property), turn)]),
        .. type.Relationships.Select(Order),
    ];

    private static int Gaps(NodeType type, Property property)
    {
        var rows = Kin10Model.Seed.Nodes[type.Index].Rows;
        var position = type.Properties.ToList().IndexOf(property);
        var known = rows.Count(row => row.Values[position] is not null);
        return property.IsRequired ? known : Math.Min(known, rows.Count - known);
    }

    private static string Turn(string[] orders, int turn) => orders[turn % orders.Length];

    // Whatever orders a root connection orders the list of a relationship, too: root connections have them all, and here are those of every
    // other kind of property and of one kind of relationship; kinds and directions take turns from one relationship to the next.
    private static IEnumerable<string> KindsOfOrders(NodeType type, int turn)
    {
        var properties = type.Properties.Where(property => !property.IsList).DistinctBy(property => (property.Kind, property.IsRequired));
        var relationships = type.Relationships.DistinctBy(each => (each.IsToMany, each.IsPath, each.HasSteps));
        string[] counts = [.. relationships.Select(Order)];
        return
        [
            "[]",
            .. properties.Where((_, i) => (i + turn) % 2 == 0).Select((property, i) => Turn(Orders(property), (turn / 2) + i)),
            .. counts.Length == 0 ? [] : new[] { Turn(counts, turn) },
        ];
    }

    private static string[] Orders(Property property) =>
        [.. Directions(property).Select(direction => $"[{{ {property.Name}: {direction} }}]")];

    private static string[] Directions(Property property) =>
        property.IsRequired ? ["ASC", "DESC"] : ["ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST"];

    private static string Order(Relationship relationship) => relationship.IsToMany
        ? $"[{{ {relationship.Name}: {{ count: DESC }} }}, {{ id: DESC }}]"
        : $"[{{ {relationship.Name}: {{ name: DESC }} }}]";

    private async Task WalkAsync(Func<string, string> query, Func<JsonElement, JsonElement> owner, string order, int pageSize)
    {
        async Task<JsonElement> PageAsync(string arguments) =>
            owner(await store.Harness.DataAsync(query($"order: {order}, {arguments}"))).GetProperty("connection");

        var all = await PageAsync("first: 500");
        var expected = Ids(all);
        Assert.Equal(all.GetProperty("totalCount").GetInt32(), expected.Count);
        Assert.Equal(expected.Count, expected.Distinct().Count());

        var forward = new List<string>();
        for (var (after, more) = ("", true); more;)
        {
            var page = await PageAsync($"first: {pageSize}{after}");
            var info = page.GetProperty("pageInfo");
            Assert.Equal(forward.Count > 0, info.GetProperty("hasPreviousPage").GetBoolean());
            forward.AddRange(Ids(page));
            more = info.GetProperty("hasNextPage").GetBoolean();
            Assert.Equal(forward.Count < expected.Count, more);
            after = more ? $", after: \"{info.GetProperty("endCursor").GetString()}\"" : "";
        }

        Assert.Equal(expected, forward);

        var backward = new List<string>();
        for (var (before, more) = ("", true); more;)
        {
            var page = await PageAsync($"last: {pageSize}{before}");
            var info = page.GetProperty("pageInfo");
            Assert.Equal(backward.Count > 0, info.GetProperty("hasNextPage").GetBoolean());
            backward.InsertRange(0, Ids(page));
            more = info.GetProperty("hasPreviousPage").GetBoolean();
            Assert.Equal(backward.Count < expected.Count, more);
            before = more ? $", before: \"{info.GetProperty("startCursor").GetString()}\"" : "";
        }

        Assert.Equal(expected, backward);
    }

    private static List<string> Ids(JsonElement connection) =>
        [.. connection.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("id").GetString()!)];
}
