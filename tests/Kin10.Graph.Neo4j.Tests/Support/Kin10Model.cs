using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The model and the seed of the repository.</summary>
internal static class Kin10Model
{
    public static GraphModel Model { get; } = ModelReader.Read(File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql");

    public static GraphBundle Seed { get; } = BundleReader.Read(Model, Repository.PathOf("seed"));
}
