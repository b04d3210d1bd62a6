using System.Buffers;
using System.Text.Json;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// The parameters of a GraphQL request (GraphQL over HTTP, section 6). The text lives in buffers of the shared pool that are given back
/// with it.
/// </summary>
internal sealed class RequestParameters : IDisposable
{
    private readonly List<byte[]> _rented = new(2);
    private JsonDocument? _variables;

    /// <summary>The document in UTF-8; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Query { get; set; }

    /// <summary>Which operation of the document; null when the request does not say.</summary>
    public string? OperationName { get; set; }

    /// <summary>The variables as they were sent, a JSON object; empty when there are none.</summary>
    public ReadOnlyMemory<byte> VariablesText { get; private set; }

    /// <summary>The variables, a JSON object; null when there are none.</summary>
    public JsonElement? Variables => VariablesText.IsEmpty ? null : _variables!.RootElement;

    /// <summary>How the client reads an answer in parts; null where it reads none.</summary>
    public IncrementalFormat? Incremental { get; set; }

    /// <summary>The persisted operation that <c>extensions</c> name; null where they name none.</summary>
    public PersistedQueryName? PersistedQuery { get; set; }

    /// <summary>The identifier of the document; null where the request names none.</summary>
    public string? DocumentId { get; set; }

    /// <summary>Whether the document is a trusted one, of which the request sent only the name.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Whether the document came together with its hash, which was checked.</summary>
    public bool IsRegistration { get; set; }

    /// <summary>What the engine found of the request, where it was asked before it executes it.</summary>
    public PreparedRequest? Prepared { get; set; }

    /// <summary>The request asks for a trusted document.</summary>
    public void UseTrusted(ReadOnlyMemory<byte> document) => (Query, IsTrusted) = (document, true);

    /// <summary>A buffer that lives as long as this request.</summary>
    public byte[] Rent(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        _rented.Add(buffer);
        return buffer;
    }

    /// <summary>Takes the variables from JSON text; the text must live as long as this request.</summary>
    /// <exception cref="JsonException">The text is not JSON, or nested too deep.</exception>
    public void SetVariables(ReadOnlyMemory<byte> json, int maxDepth)
    {
        _variables?.Dispose();
        _variables = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth });
        var root = _variables.RootElement;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0)
        {
            // How PHP writes an object without entries.
            _variables.Dispose();
            _variables = null;
        }
        else if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            throw RequestRefusedException.BadRequest("The parameter variables must be an object of values by name.");
        }

        VariablesText = _variables?.RootElement.ValueKind == JsonValueKind.Object ? json : default;
    }

    /// <summary>The request for the engine.</summary>
    /// <param name="allowMutation">Whether it may change anything.</param>
    public GraphQLRequest ToRequest(bool allowMutation) =>
        new(Query!.Value, OperationName, Variables, allowMutation) { Incremental = Incremental, Prepared = Prepared };

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _variables?.Dispose();
        foreach (var buffer in _rented)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _rented.Clear();
    }
}
