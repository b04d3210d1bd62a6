using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph;

/// <summary>Says in the API's words when a store stops to answer while it is read.</summary>
internal sealed class StoreRun(IOperationRun run) : IOperationRun
{
    /// <summary>The error of a request that a store cannot answer now; what the store says is for operators, not for clients.</summary>
    public static GraphQLException Unavailable() => new(new GraphQLError(
        ErrorCodes.StoreUnavailable, "The database does not answer at the moment. Try again a little later."));

    public async ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            return await run.WriteFieldAsync(index, writer, cancellationToken).ConfigureAwait(false);
        }
        catch (GraphStoreException exception) when (exception.IsTransient)
        {
            throw Unavailable();
        }
    }

    public async ValueTask<string?> CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await run.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GraphStoreException exception) when (exception.IsTransient)
        {
            throw Unavailable();
        }
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();
}
