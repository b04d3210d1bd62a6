namespace Kin10.Graph.Stores;

/// <summary>Whether a store can answer.</summary>
/// <param name="IsReady">Whether it can.</param>
/// <param name="Detail">What an operator should know: why not, or what it holds.</param>
public sealed record StoreHealth(bool IsReady, string Detail)
{
    /// <summary>Why it cannot answer, where clients may be told; null for no more than that it does not.</summary>
    public string? ForClients { get; init; }
}
