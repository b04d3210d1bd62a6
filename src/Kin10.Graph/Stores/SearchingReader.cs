using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Stores;

/// <summary>Begins to read operations that search texts: an index is asked, then a store, of one version where that can be.</summary>
internal sealed class SearchingReader(IGraphReader reader, ITextSearch? search, GraphLimits limits)
{
    // Somebody imports again and again: then the answer is of two versions, and has none.
    private const int MaxTries = 3;
    private readonly SearchBinder _binder = new(limits);

    public async ValueTask<IOperationRun> BeginReadAsync(
        BoundPlan plan, RequestContext context, Action<BoundPlan, RequestContext> check, CancellationToken cancellationToken)
    {
        if (search is null)
        {
            throw new GraphQLException(new GraphQLError(ErrorCodes.SearchUnavailable, "This server does not search texts."));
        }

        for (var tries = 1; ; tries++)
        {
            using var index = await search.OpenAsync(cancellationToken);
            var bound = _binder.Bind(plan, index, cancellationToken);

            // Whoever asks pays once, however often it takes.
            check(bound, tries == 1 ? context : default);
            var run = await reader.BeginReadAsync(bound, context, cancellationToken);
            if (tries == MaxTries || await search.IsCurrentAsync(index, cancellationToken))
            {
                return new SearchedRun(run, index.Version);
            }

            await run.DisposeAsync();
        }
    }
}
