using Kin10.GraphQL.Errors;

namespace Kin10.Graph.HotChocolate;

/// <summary>A request that passes HotChocolate. Its host has found it to be right, and knows how it is answered.</summary>
/// <param name="document">The document in UTF-8.</param>
/// <param name="operationName">Which operation of it; null when it has only one.</param>
/// <param name="variables">The variables, a JSON object in UTF-8; empty when there are none.</param>
/// <param name="isForeign">Whether it is answered by HotChocolate, and not by its host.</param>
public abstract class FrontRequest(
    ReadOnlyMemory<byte> document, string? operationName, ReadOnlyMemory<byte> variables, bool isForeign)
{
    /// <summary>The document in UTF-8.</summary>
    public ReadOnlyMemory<byte> Document => document;

    /// <summary>Which operation of it; null when it has only one.</summary>
    public string? OperationName => operationName;

    /// <summary>The variables, a JSON object in UTF-8; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Variables => variables;

    /// <summary>Whether it is answered by HotChocolate, and not by its host.</summary>
    public bool IsForeign => isForeign;

    /// <summary>Whether it reached its host, which made an answer.</summary>
    public bool IsMade { get; internal set; }

    /// <summary>What kept its host from making an answer.</summary>
    public Exception? Fault { get; internal set; }

    /// <summary>The errors of an answer that is HotChocolate's own.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; internal set; } = [];

    /// <summary>Makes the answer.</summary>
    public abstract ValueTask MakeAsync();

    /// <summary>Sends the answer that was made.</summary>
    public abstract ValueTask SendAsync();
}
