namespace Kin10.Graph.Stores;

/// <summary>
/// Tells the version of the graph: an opaque string of at most 64 ASCII letters, digits, '-', '_' and '.' that changes with every committed
/// change and with nothing else.
/// </summary>
public interface IVersionFeed
{
    /// <summary>The version at this moment.</summary>
    /// <exception cref="GraphStoreException">The store does not answer.</exception>
    ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the graph has another version than this one. A store that does not answer meanwhile ends no wait.</summary>
    /// <param name="version">The version that the caller knows.</param>
    /// <param name="cancellationToken">Ends the wait, which is forgotten at once.</param>
    /// <returns>Another version, as soon as it is known; at once where the graph has another one already.</returns>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken);
}
