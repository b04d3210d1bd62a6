using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Exports;

/// <summary>Reads the pages of an export one after the other; it holds one of them at a time.</summary>
/// <param name="handler">Executes operations.</param>
/// <param name="isPinned">Whether it reads one version of the graph, whatever happens to the graph.</param>
/// <param name="plans">The plans of the pages.</param>
/// <param name="context">Who asks; each page costs what it costs as an operation of its own.</param>
/// <param name="pageSize">The most rows of a page.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ExportPages(
    GraphOperationHandler handler, bool isPinned, PagePlans plans, RequestContext context, int pageSize, TimeProvider clock)
    : IDisposable
{
    // Where a page costs more than a request may, its rows come in smaller ones.
    private const int Shrinkage = 5;

    private readonly ResponseWriter _writer = new();
    private int _pageSize = pageSize;
    private string? _after;
    private int _rowsAt;

    /// <summary>The version of the graph of the latest page; null where it is not proven.</summary>
    public string? Version { get; private set; }

    /// <summary>How many rows there are, as the first page said; null where the operation asks for a page alone.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>Whether there are rows after the latest page.</summary>
    public bool HasNext { get; private set; }

    /// <summary>The rows of the latest page: a JSON array, until the next is read.</summary>
    public ReadOnlyMemory<byte> Rows => _writer.Written[_rowsAt..];

    // An answer that tells of imports has no version on a store that keeps the graph, and words come from an index that it does not keep.
    private bool IsProven => Version is not null || (isPinned && !plans.First.HasSearch);

    /// <summary>Reads the first page.</summary>
    /// <exception cref="GraphQLException">The operation is refused, or has errors.</exception>
    public async ValueTask ReadFirstAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (HasNext && !IsProven)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.StoreUnavailable,
                "It cannot be proven that all pages would be of one version of the graph, for it is changed too often. Try again later."));
        }
    }

    /// <summary>Reads the next page; waits for it where the client has used up what it may ask for.</summary>
    /// <exception cref="GraphQLException">The page has errors, or is of another version of the graph.</exception>
    public async ValueTask ReadNextAsync(CancellationToken cancellationToken)
    {
        var version = Version;
        while (true)
        {
            try
            {
                await ReadAsync(cancellationToken);
                break;
            }
            catch (GraphQLException exception) when (WaitOf(exception) is { } wait)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }

        if (Version != version || !IsProven)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.StoreUnavailable, "the graph was changed meanwhile, and an export is of one version"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(cancellationToken);
                ReadHead();
                return;
            }
            catch (GraphQLException exception) when (IsTooMuch(exception))
            {
                _pageSize = Math.Max(1, _pageSize / Shrinkage);
            }
        }
    }

    private async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        var plan = _after is null ? plans.First : plans.Next!;
        _writer.Rewind(default);
        await using var run = await handler.BeginAsync(plan, plans.VariablesOf(_pageSize, _after), context, cancellationToken);
        _writer.EnterField(plan.Roots[0]!.Field.Key);
        await run.WriteFieldAsync(0, _writer, cancellationToken);
        _writer.LeaveField();
        Version = await run.CompleteAsync(cancellationToken);
        if (_writer.Errors.Count > 0)
        {
            throw new GraphQLException([.. _writer.Errors]);
        }
    }

    private void ReadHead()
    {
        var reader = new Utf8JsonReader(_writer.Written.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rows"u8))
            {
                _rowsAt = (int)reader.BytesConsumed;
                return;
            }

            var isPage = reader.ValueTextEquals("pageInfo"u8);
            reader.Read();
            if (isPage)
            {
                ReadPageInfo(ref reader);
            }
            else
            {
                TotalCount = reader.GetInt64();
            }
        }
    }

    private void ReadPageInfo(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Read();
        HasNext = reader.GetBoolean() && plans.Next is not null;
        reader.Read();
        reader.Read();
        _after = HasNext ? reader.GetString() : _after;
        reader.Read();
    }

    private bool IsTooMuch(GraphQLException exception) =>
        exception.Errors[0].Code == ErrorCodes.CostLimitExceeded && plans.Next is not null && _pageSize > 1;

    private static TimeSpan? WaitOf(GraphQLException exception) =>
        exception.Errors[0] is { Code: ErrorCodes.RateLimited, Extensions: { } extensions }
        && extensions.GetValueOrDefault("retryAfter") is long seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
