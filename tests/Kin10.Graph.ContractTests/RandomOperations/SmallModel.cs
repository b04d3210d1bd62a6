using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>A model with one of everything: <c>small.graphql</c>.</summary>
internal static class SmallModel
{
    public static GraphModel Model { get; } = ModelReader.Read(
        File.ReadAllText(Repository.PathOf("tests", "Kin10.Graph.ContractTests", "RandomOperations", "small.graphql")), "small.graphql");

    public static ApiSchema Api { get; } = ApiSchema.Create(Model, new GraphLimits());
}
