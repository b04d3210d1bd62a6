namespace Kin10.Graph.Derivations;

/// <summary>
/// A formula over the facts: pure and deterministic, the same facts give the same bits whatever the machine and the number of its
/// processors.
/// </summary>
internal interface IDerivation
{
    /// <summary>The name by which a model asks for it: <c>@derived(by: "reach")</c>.</summary>
    string Name { get; }

    /// <summary>What it sets: coordinates of properties (<c>RootCause.reach</c>) and names of relationships (<c>SIMILAR_TO</c>).</summary>
    IReadOnlyList<string> Gives { get; }

    /// <summary>Computes it.</summary>
    /// <param name="facts">The graph.</param>
    /// <param name="data">What the derivations before it found; takes what this one finds.</param>
    /// <param name="cancellationToken">Asked every few milliseconds.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; what it found is incomplete.</exception>
    void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken);
}
