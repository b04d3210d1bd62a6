using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Embedded.Tests.Execution;

/// <summary>The question that must never fail, on the facts of this repository.</summary>
public sealed class SeedTests
{
    private static readonly GraphHarness Seed = GraphHarness.Of(BundleReader.Read(
        ModelReader.Read(File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql"), Repository.PathOf("seed")));

    [Fact]
    public void Partners_OfRootCauses_ComeWithTheirCommitments()
    {
        var data = Seed.Data("""
            { rootCauses(where: { partners: { count: { gte: 3 } } }, order: [{ partners: { count: DESC } }], first: 2) {
                nodes { id name partners(first: 1) { totalCount edges { node { name } via { name } } } } } }
            """);
        Assert.Contains("'via':[{'name':", data, StringComparison.Ordinal);
        Assert.Contains("'totalCount':", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfTheSeed_EqualsIt()
    {
        var model = ModelReader.Read(File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql");
        var bundle = BundleReader.Read(model, Repository.PathOf("seed"));
        var exported = await Seed.Store.ExportAsync(CancellationToken.None);
        BundleAssert.Equal(bundle, exported);
    }
}
