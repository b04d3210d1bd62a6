namespace Kin10.Graph.Stores;

/// <summary>Tells whether a store can answer.</summary>
public interface IStoreHealth
{
    /// <summary>The store's name for health reports, for example <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>Whether the store can answer now.</summary>
    ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken);
}
