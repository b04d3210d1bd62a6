namespace Kin10.Graph.Stores;

/// <summary>A store cannot do what it was asked.</summary>
public sealed class GraphStoreException : Exception
{
    /// <summary>A failure of the store.</summary>
    /// <param name="message">What happened and what an operator can do.</param>
    /// <param name="isTransient">Whether the same request may succeed a little later.</param>
    /// <param name="innerException">The cause.</param>
    public GraphStoreException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient { get; }

    /// <summary>What clients may be told of it; null for no more than that the store does not answer.</summary>
    public string? ForClients { get; init; }
}
