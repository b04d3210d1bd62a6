using System.Text;
using System.Text.Json;

namespace Kin10.GraphQL.Execution;

/// <summary>A request to execute an operation (section 6.1).</summary>
/// <param name="Query">The document in UTF-8. It must not change while the request is executed.</param>
/// <param name="OperationName">Which operation of the document; null when it has only one.</param>
/// <param name="Variables">The variables by name; null when there are none. The JSON must live as long as the request.</param>
/// <param name="AllowMutation">Whether the operation may be a mutation: not by HTTP GET.</param>
public sealed record GraphQLRequest(
    ReadOnlyMemory<byte> Query, string? OperationName = null, JsonElement? Variables = null, bool AllowMutation = true)
{
    /// <summary>
    /// Whether the operation may be a subscription. It is executed once (section 6.2.3.2, ExecuteSubscriptionEvent): the host knows when
    /// there is another event, and executes it again.
    /// </summary>
    public bool AllowSubscription { get; init; }

    /// <summary>
    /// How deferred fragments are delivered; null where the client did not ask for that: then all is answered at once, as if there were no
    /// <c>@defer</c>. Only a query is answered in parts.
    /// </summary>
    public IncrementalFormat? Incremental { get; init; }

    /// <summary>
    /// What <see cref="GraphQLExecutor{TPlan}.Examine"/> of the same executor found of this request, so that it need not be found again;
    /// null where it was not asked.
    /// </summary>
    public PreparedRequest? Prepared { get; init; }

    /// <summary>A request with the document as a string.</summary>
    public GraphQLRequest(string query, string? operationName = null, JsonElement? variables = null, bool allowMutation = true)
        : this(Encoding.UTF8.GetBytes(query), operationName, variables, allowMutation)
    {
    }
}
