using Kin10.Graph.Model;

namespace Kin10.Graph.Tests.Model;

public class ModelReaderTests
{
    [Fact]
    public void Read_ModelOfThisRepository_IsWhole()
    {
        var model = ModelReader.Read(SchemaFiles.Read("model.graphql"), "schema/model.graphql");

        Assert.Equal("kin10", model.Name);
        Assert.Equal(model.NodeTypes.Select(type => type.Name).Order(StringComparer.Ordinal), model.NodeTypes.Select(type => type.Name));
        Assert.All(model.NodeTypes, type => Assert.Equal("id", type.Properties[0].Name));
        Assert.All(model.NodeTypes, type => Assert.Contains(type.Interfaces, item => item.Name == "Node"));
        var partners = model.FindNodeType("RootCause")!.FindRelationship("partners")!;
        Assert.True(partners is { IsPath: true, IsToMany: true, Properties: null });
        Assert.Equal("<-[:ADDRESSES]-(:Commitment)<-[:MADE]-(:Partner)", string.Concat(partners.Hops));
        Assert.Equal("Commitment", partners.Via!.Name);
    }
}
