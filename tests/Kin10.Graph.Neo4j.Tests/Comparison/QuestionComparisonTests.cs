using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>The questions of the contract: the same bytes as from the embedded store.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class QuestionComparisonTests(SeedStore stores) : IClassFixture<SeedStore>
{
    [Neo4jTheory]
    [MemberData(nameof(Questions.Names), MemberType = typeof(Questions))]
    public async Task Ask_OfAQuestion_EqualsTheEmbeddedStore(string name)
    {
        var (query, variables) = Questions.Read(name);

        var expected = await new Asking(stores.Embedded, Kin10Model.Model).AskAsync(query, variables);
        var (actual, version) = await new Asking(stores.Neo4j, Kin10Model.Model).ReadAsync(query, variables);

        Assert.Equal(expected, actual);
        Assert.NotNull(version);
    }
}
