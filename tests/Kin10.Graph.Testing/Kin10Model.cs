using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Testing;

/// <summary>The model of this repository and what belongs to it.</summary>
public static class Kin10Model
{
    /// <summary>The model: <c>schema/model.graphql</c>.</summary>
    public static GraphModel Model { get; } =
        ModelReader.Read(File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql");

    /// <summary>The public API generated from it, with the limits that a server has by default.</summary>
    public static ApiSchema Api { get; } = ApiSchema.Create(Model, new GraphLimits());

    /// <summary>The facts: the files in <c>seed/</c>.</summary>
    public static GraphBundle Seed { get; } = BundleReader.Read(Model, Repository.PathOf("seed"));
}
