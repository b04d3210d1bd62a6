using Kin10.Graph.Server.Exports.Tables;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Server.Exports;

/// <inheritdoc/>
internal sealed class RowExports(
    GraphService graph, ExportOptions options, LimitsOptions limits, ServerOptions server, EntityTags tags, ExportPlaces places,
    ExportHeaders headers, BrokenExports broken, TimeProvider clock) : IExports
{
    private readonly RequestTimeouts _timeouts = new(options.Timeout, clock);

    /// <inheritdoc/>
    public async ValueTask<IStreamedAnswer> OpenAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, CancellationToken cancellationToken)
    {
        places.Enter();
        ExportPages? pages = null;
        try
        {
            var pinned = graph.Handler.Pin();
            var handler = pinned ?? graph.Handler;
            var request = parameters.ToRequest(allowMutation: false);
            var (plans, selection) = graph.Executor.Select(request, (operation, variables) => Plan(handler, operation, variables));
            pages = new ExportPages(handler, pinned is not null, plans, ContextOf(context), limits.MaxPageSize, clock);
            await pages.ReadFirstAsync(cancellationToken);
            Check(pages);
            var hash = pages.Version is { } version ? tags.Key(parameters, mediaType).Tag(version) : null;
            IRowFormat format = mediaType == ResponseMediaType.Csv ? new CsvFormat(selection.Columns) : new JsonLinesFormat();
            return new RowExport(context, pages, format, selection.Name, hash, server.BrotliQuality, _timeouts, broken, places, headers);
        }
        catch
        {
            pages?.Dispose();
            places.Leave();
            throw;
        }
    }

    private (PagePlans Plans, (string Name, CsvColumns Columns) Selection) Plan(
        GraphOperationHandler handler, SelectedOperation operation, VariableValues variables)
    {
        var selection = ExportSelection.Of(operation);
        var plans = PagePlans.Of(handler, operation, selection, variables);
        return (plans, (selection.Connection.Definition.Name, CsvColumns.Of(selection.Rows.Selection!, graph.Schema)));
    }

    private RequestContext ContextOf(HttpContext context) => new(
        Caller.Anonymous, clock.GetUtcNow() + options.Timeout, RequestRunner.FindTraceId(context), null, RateLimiting.AllowanceOf(context));

    private void Check(ExportPages pages)
    {
        if (pages.TotalCount > options.MaxRows)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                $"There are {pages.TotalCount} rows; an export may have {options.MaxRows} (setting Export:MaxRows). Ask for fewer, by "
                + "where."));
        }
    }
}
