using Kin10.Graph.Server.Logs;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>A request on its way through an <see cref="IRequestFront"/>. What is behind the front makes and sends its answer.</summary>
/// <param name="context">Who asks.</param>
/// <param name="parameters">The request, with its document.</param>
/// <param name="isRead">Whether it may change nothing.</param>
/// <param name="writer">Takes its answer.</param>
/// <param name="make">Makes the answer.</param>
/// <param name="send">Sends it.</param>
/// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
internal sealed class PassingRequest(
    HttpContext context, RequestParameters parameters, bool isRead, ResponseWriter writer, Func<ValueTask<WholeAnswer>> make,
    Func<WholeAnswer, ValueTask<AccessRecord>> send, CancellationToken cancellationToken)
{
    private WholeAnswer _answer;

    /// <summary>Who asks.</summary>
    public HttpContext Context => context;

    /// <summary>The request.</summary>
    public RequestParameters Parameters => parameters;

    /// <summary>Whether it may change nothing.</summary>
    public bool IsRead => isRead;

    /// <summary>Has the answer where it was made anew.</summary>
    public ResponseWriter Writer => writer;

    /// <summary>Ends when nobody waits for the answer.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The answer, once it is made.</summary>
    public WholeAnswer Answer => _answer;

    /// <summary>What the access line says, once the answer is sent.</summary>
    public AccessRecord? Record { get; private set; }

    /// <summary>Lets the engine answer, or what is kept.</summary>
    public async ValueTask MakeAsync() => _answer = await make();

    /// <summary>Makes an answer that says why there is none.</summary>
    public void Refuse(IReadOnlyList<GraphQLError> errors)
    {
        ResponseErrors.WriteResponse(writer, errors);
        _answer = new WholeAnswer(null, new GraphQLResult(GraphQLResultKind.RequestError, errors, null, null, null), null);
    }

    /// <summary>Sends the answer that was made.</summary>
    public async ValueTask SendAsync() => Record = await send(_answer);
}
