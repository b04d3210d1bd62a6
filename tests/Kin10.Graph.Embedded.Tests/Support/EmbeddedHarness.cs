using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Embedded.Tests.Support;

/// <summary>An embedded store in memory, and the engine over it.</summary>
internal sealed class EmbeddedHarness : GraphHarness
{
    private EmbeddedHarness(EmbeddedGraphStore store, GraphModel model)
        : base(store, model) => Store = store;

    /// <summary>The store.</summary>
    public EmbeddedGraphStore Store { get; }

    /// <summary>Opens a store that holds a graph.</summary>
    public static Task<EmbeddedHarness> OpenAsync(GraphBuilder graph) => OpenAsync(graph.Build());

    /// <summary>Opens a store that holds a graph.</summary>
    public static async Task<EmbeddedHarness> OpenAsync(GraphBundle bundle)
    {
        var store = await EmbeddedGraphStore.OpenAsync(bundle.Model);
        await store.ImportAsync(bundle, null, CancellationToken.None);
        return new EmbeddedHarness(store, bundle.Model);
    }
}
