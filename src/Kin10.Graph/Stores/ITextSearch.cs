using Kin10.Graph.Model;
using Kin10.Graph.Results;

namespace Kin10.Graph.Stores;

/// <summary>Finds nodes by the words of their texts.</summary>
public interface ITextSearch
{
    /// <summary>An index to ask, of the graph as it is now or, where the store changes by itself, as it was shortly before.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GraphQL.Errors.GraphQLException">There is none: <c>SEARCH_UNAVAILABLE</c>.</exception>
    ValueTask<ITextIndex> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Whether what is read now is of the version of an index, as far as that is promised.</summary>
    /// <param name="index">An index that was opened before the reading began.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<bool> IsCurrentAsync(ITextIndex index, CancellationToken cancellationToken);
}

/// <summary>The words of one version of the graph. Disposed of when nothing more is asked.</summary>
public interface ITextIndex : IDisposable
{
    /// <summary>The version of the graph that it is of.</summary>
    string Version { get; }

    /// <summary>Finds the nodes whose texts have all words of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="types">The types to look at.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    ITextHits Find(string text, IReadOnlyList<NodeType> types, CancellationToken cancellationToken);
}

/// <summary>The nodes that a search found, best first, then by id (code points).</summary>
public interface ITextHits
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>How many there are of each type that has one: the most first, then by the type's name.</summary>
    IReadOnlyList<SearchFacet> Facets();

    /// <summary>Some of them, in order.</summary>
    /// <param name="start">How many come before.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="withSnippets">Whether pieces of text are wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IReadOnlyList<SearchHit> Page(int start, int count, bool withSnippets, CancellationToken cancellationToken);

    /// <summary>How many come before a place in the order, or stand at it.</summary>
    /// <param name="score">The score of the place.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    int CountUntil(double score, string id, CancellationToken cancellationToken);

    /// <summary>The ids of all.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    IReadOnlyList<string> ReadIds(CancellationToken cancellationToken);

    /// <summary>Where nothing is found, in no type: the nearest words that the graph has, as they are written there.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    IReadOnlyList<string> Suggest(CancellationToken cancellationToken);
}
