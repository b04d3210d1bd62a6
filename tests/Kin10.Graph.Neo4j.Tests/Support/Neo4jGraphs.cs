using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>Puts graphs into the one database, each in place of the one before.</summary>
public sealed class Neo4jGraphs
{
    private GraphModel? _model;

    /// <summary>What the imports of these graphs left behind.</summary>
    public ReferenceHistory History { get; private set; } = ReferenceHistory.Empty;

    /// <summary>A store that holds a graph. The first graph, and one of another model, finds the database empty.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="change">Changes the options of the store; null for none.</param>
    public async Task<IGraphStore> OpenAsync(GraphBundle graph, Func<Neo4jOptions, Neo4jOptions>? change = null)
    {
        if (_model != graph.Model)
        {
            await using var driver = Neo4jServer.Driver();
            await Neo4jServer.ClearAsync(driver);
            (_model, History) = (graph.Model, ReferenceHistory.Empty);
        }

        var store = Neo4jGraphStore.Create(graph.Model, change is null ? Neo4jServer.Options : change(Neo4jServer.Options));
        await store.ImportAsync(graph, ReferenceClock.Options(History), null, CancellationToken.None);
        History = History.With(graph);
        return store;
    }
}
