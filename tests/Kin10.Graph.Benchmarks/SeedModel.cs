using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Benchmarks;

/// <summary>The model of the repository.</summary>
internal static class SeedModel
{
    public static GraphModel Read() => ModelReader.Read(File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql");
}
