namespace Kin10.Graph.Search;

/// <summary>An index cannot be made, or cannot answer.</summary>
public sealed class SearchIndexException : Exception
{
    /// <summary>A failure of an index.</summary>
    /// <param name="message">What happened and what an operator can do.</param>
    /// <param name="innerException">The cause.</param>
    public SearchIndexException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
