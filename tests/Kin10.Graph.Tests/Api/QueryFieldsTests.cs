using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Tests.Planning;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Tests.Api;

public sealed class QueryFieldsTests
{
    [Fact]
    public void Of_Model_IsANodeAndAConnectionPerTypeAndAConnectionPerInterfaceButNode() => Assert.Equal(
        [
            "node NodeById Node", "nodes NodesById Node", "graph Graph Node", "subgraph Subgraph Node", "paths Paths Node",
            "changes Changes Node",
            "book NodeById Book", "books Connection Book",
            "person NodeById Person", "people Connection Person",
            "series NodeById Series", "seriesList Connection Series",
            "nameds Connection Named",
        ],
        QueryFields.Of(PlanningHarness.Books.Model).Select(field => $"{field.Name} {field.Kind} {field.Target}"));

    [Fact]
    public void Of_Model_AreTheFieldsOfQuery()
    {
        var query = (GraphQLObjectType)ApiSchema.Create(BookModel.Model, new GraphLimits()).Schema.FindType("Query")!;

        Assert.Equal(QueryFields.Of(BookModel.Model).Select(field => field.Name), query.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Of_Model_AreTheFieldsOfSubscriptionWordForWord()
    {
        var schema = ApiSchema.Create(BookModel.Model, new GraphLimits()).Schema;
        var (query, subscription) = (schema.QueryType!, schema.SubscriptionType!);

        Assert.Equal(query.Fields.Select(Describe), subscription.Fields.Select(Describe));

        static string Describe(GraphQLField field)
        {
            var arguments = field.Arguments.Select(argument => $"{argument.Description} {argument.Name}: {argument.Type}");
            return $"{field.Description} {field.Name}({string.Join(", ", arguments)}): {field.Type}";
        }
    }

    [Fact]
    public void Of_ImpliedNode_HasAllTypes()
    {
        var model = ModelReader.Read(
            """
            schema @model(name: "m", version: 1) { query: Query }
            type Book @node { id: ID! sources: [String!]! }
            type Author @node { id: ID! sources: [String!]! }
            """,
            "m.graphql");

        Assert.Equal(model.NodeTypes, QueryFields.Of(model).First().Target.NodeTypes);
    }
}
