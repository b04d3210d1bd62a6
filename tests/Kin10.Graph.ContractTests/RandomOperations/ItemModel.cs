using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>A model for random graphs, with every kind of value in every place: <c>items.graphql</c>.</summary>
internal static class ItemModel
{
    public static GraphModel Model { get; } = ModelReader.Read(
        File.ReadAllText(Repository.PathOf("tests", "Kin10.Graph.ContractTests", "RandomOperations", "items.graphql")), "items.graphql");

    public static ApiSchema Api { get; } = ApiSchema.Create(Model, new GraphLimits());
}
