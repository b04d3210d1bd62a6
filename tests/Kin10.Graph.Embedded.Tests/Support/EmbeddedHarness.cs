using Kin10.Graph.Bundles;

namespace Kin10.Graph.Embedded.Tests.Support;

/// <summary>Opens embedded stores in memory.</summary>
internal static class EmbeddedHarness
{
    /// <summary>A store that holds a graph, and the engine over it.</summary>
    public static Task<GraphHarness> OpenAsync(GraphBuilder graph) => OpenAsync(graph.Build());

    /// <summary>A store that holds a graph, and the engine over it.</summary>
    public static async Task<GraphHarness> OpenAsync(GraphBundle bundle)
    {
        var store = await EmbeddedGraphStore.OpenAsync(bundle.Model);
        await store.ImportAsync(bundle, null, CancellationToken.None);
        return new GraphHarness(store, bundle.Model);
    }
}
