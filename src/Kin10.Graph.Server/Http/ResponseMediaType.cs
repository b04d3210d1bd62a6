namespace Kin10.Graph.Server.Http;

/// <summary>How an answer is labelled. The bytes are the same; the status codes differ.</summary>
internal enum ResponseMediaType
{
    /// <summary>The client accepts nothing that this server has.</summary>
    None,

    /// <summary><c>application/json</c>: a request that was understood is answered with 200, whatever is wrong with its document.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status code says whether the operation was executed.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>: answers as events, whatever is wrong with the request.</summary>
    EventStream,

    /// <summary><c>text/csv</c>: the rows of a connection, all of them.</summary>
    Csv,

    /// <summary><c>application/jsonl</c>: the same rows, a JSON object on each line.</summary>
    JsonLines,
}
