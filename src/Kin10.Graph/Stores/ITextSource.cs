using Kin10.Graph.Model;

namespace Kin10.Graph.Stores;

/// <summary>Gives out the texts that are searched.</summary>
public interface ITextSource
{
    /// <summary>Reads the searchable texts of all nodes, of one version of the graph.</summary>
    /// <param name="sink">Takes them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The version.</returns>
    /// <exception cref="GraphStoreException">The store does not answer.</exception>
    Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken);
}

/// <summary>Takes texts.</summary>
public interface ITextSink
{
    /// <summary>Texts follow; what was given before is void.</summary>
    void Begin();

    /// <summary>Takes the texts of a node.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="texts">Its searchable properties, in the order of <see cref="SearchTexts.Of"/>; null for one that is missing.</param>
    void Add(NodeType type, string id, IReadOnlyList<string?> texts);
}
