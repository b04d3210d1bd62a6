using System.Text.Json;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Pages.Markup;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Pages;

/// <summary>Asks the graph for a page as any client does, with the same limits, by the same engine.</summary>
internal sealed class PageQuestions(GraphService graph, LimitsOptions limits)
{
    private readonly ResponseWriterPool _writers = new();

    private int MaxPageSize => limits.MaxPageSize;

    /// <summary>Begins with what one page asks.</summary>
    /// <param name="context">The request for the page; the cost is taken from the allowance of its client.</param>
    /// <param name="timer">How long it may take.</param>
    public Questioner Begin(HttpContext context, RequestTimeouts.Timer timer) => new(
        this,
        new RequestContext(
            Caller.Anonymous, timer.Deadline, RequestRunner.FindTraceId(context), allowance: RateLimiting.AllowanceOf(context)),
        timer.Token);

    private async ValueTask<(JsonElement Data, string? Version)> AskAsync(
        string document, string? operation, object variables, RequestContext context, CancellationToken cancellationToken)
    {
        var writer = _writers.Rent();
        var isReusable = false;
        try
        {
            var request = new GraphQLRequest(
                PageOperations.Get(document), operation, JsonSerializer.SerializeToElement(variables), AllowMutation: false);
            var result = await graph.ExecuteAsync(request, writer, context, cancellationToken);
            isReusable = result is { Kind: GraphQLResultKind.Data, Errors.Count: 0 };
            return isReusable
                ? (JsonSerializer.Deserialize<JsonElement>(writer.Written.Span).GetProperty("data"), result.Version)
                : throw new GraphQLException([.. result.Errors]);
        }
        finally
        {
            if (isReusable)
            {
                _writers.Return(writer);
            }
            else
            {
                writer.Dispose();
            }
        }
    }

    /// <summary>What one page asks; its answers are of one version of the graph, or the page has none.</summary>
    internal sealed class Questioner(PageQuestions questions, RequestContext context, CancellationToken cancellationToken)
    {
        private bool _isFirst = true;

        /// <summary>The version of the graph that all answers so far are of; null where that is not proven.</summary>
        public string? Version { get; private set; }

        /// <summary>How many rows to ask for where so many are wanted.</summary>
        public int Rows(int wanted) => Math.Min(wanted, questions.MaxPageSize);

        /// <summary>Asks.</summary>
        /// <param name="document">The document.</param>
        /// <param name="variables">An object with its variables.</param>
        /// <param name="operation">Which operation of it; null where it has only one.</param>
        /// <exception cref="GraphQLException">The engine refuses it, or a field of the answer has an error.</exception>
        public async ValueTask<Fact> AskAsync(string document, object variables, string? operation = null)
        {
            var (data, version) = await questions.AskAsync(document, operation, variables, context, cancellationToken);
            Version = _isFirst || version == Version ? version : null;
            _isFirst = false;
            return new Fact(data);
        }
    }
}
