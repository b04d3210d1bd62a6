namespace Kin10.Graph.Stores;

/// <summary>
/// A store that holds a graph: the sum of what is asked of one, for whoever opens and closes it. Who needs only a part takes that contract.
/// Every store gives the same bytes for the same plan on the same graph.
/// </summary>
public interface IGraphStore : IGraphReader, IGraphTransfer, ITextSource, IVersionFeed, IStoreHealth, IAsyncDisposable;
