using Kin10.Graph.Bundles;
using Kin10.Graph.Search;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// A store filled with the seed data and asked through GraphQL, as clients ask it. One derived class for each kind of store.
/// </summary>
public abstract class ContractStore : IAsyncLifetime
{
    private IGraphStore? _store;
    private ITextSearch? _search;
    private GraphHarness? _harness;

    /// <summary>Asks the store.</summary>
    public GraphHarness Harness => _harness!;

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        _store = await OpenAsync(Kin10Model.Seed);
        _search = new TextSearch(Kin10Model.Model, _store, new SearchIndexOptions(), isExact: true);
        _harness = new GraphHarness(_store, Kin10Model.Api, search: _search);
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await ((IAsyncDisposable)_search!).DisposeAsync();
            await _store.DisposeAsync();
        }
    }

    /// <summary>Opens a store of this kind that holds a graph.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphBundle graph);
}
