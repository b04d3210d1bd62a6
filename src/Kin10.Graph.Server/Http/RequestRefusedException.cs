using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Http;

/// <summary>A request that is not GraphQL over HTTP, or is over a limit of the server; nothing was executed.</summary>
internal sealed class RequestRefusedException : Exception
{
    /// <summary>Refuses a request with <c>BAD_USER_INPUT</c>.</summary>
    /// <param name="statusCode">The status code of the answer.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public RequestRefusedException(int statusCode, string message)
        : this(statusCode, ErrorCodes.BadUserInput, message)
    {
    }

    /// <summary>Refuses a request.</summary>
    /// <param name="statusCode">The status code of the answer.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public RequestRefusedException(int statusCode, string code, string message)
        : base(message) => (StatusCode, Code) = (statusCode, code);

    /// <summary>The status code of the answer.</summary>
    public int StatusCode { get; }

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>A request whose parameters are malformed: 400.</summary>
    public static RequestRefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}
