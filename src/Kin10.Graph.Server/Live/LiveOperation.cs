using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Live;

/// <summary>A subscription's request, kept as long as somebody follows it: equal requests are one operation.</summary>
internal sealed class LiveOperation
{
    /// <summary>Copies a request.</summary>
    /// <param name="parameters">The request, with its document.</param>
    /// <param name="tags">Names equal requests equally.</param>
    public LiveOperation(RequestParameters parameters, EntityTags tags)
    {
        Key = tags.Key(parameters, ResponseMediaType.None);
        var request = parameters.ToRequest(allowMutation: false);
        Request = request with
        {
            Query = request.Query.ToArray(),
            Variables = request.Variables?.Clone(),
            AllowSubscription = true,
            Prepared = null,
        };
    }

    /// <summary>A hash of document, operation and variables.</summary>
    public RequestKey Key { get; }

    /// <summary>The request, to be executed once more.</summary>
    public GraphQLRequest Request { get; }
}
