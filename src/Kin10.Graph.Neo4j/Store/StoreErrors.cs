using Kin10.Bolt;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>What errors of the database mean for a request.</summary>
internal static class StoreErrors
{
    /// <summary>Integers past 64 bits, in a filter or an order.</summary>
    public static bool IsOverflow(BoltException error) => error is BoltServerException { Code: "Neo.ClientError.Statement.ArithmeticError" };

    /// <summary>The database knows nothing of the bookmark that it was given: it is another one than gave it.</summary>
    public static bool IsUnknownBookmark(BoltException error) =>
        error is BoltServerException { Code: var code } && code.StartsWith("Neo.ClientError.Transaction.InvalidBookmark", StringComparison.Ordinal);

    /// <summary>The error to throw in its place.</summary>
    public static Exception Translate(BoltException error)
    {
        if (error is BoltServerException server
            && server.Code.StartsWith("Neo.ClientError.Transaction.TransactionTimedOut", StringComparison.Ordinal))
        {
            return new GraphQLException(new GraphQLError(
                ErrorCodes.Timeout, "The database took too long for this request. Ask for less, narrow the filter, or try again later."));
        }

        // A server that restarts calls itself unavailable, and a refused login may be a password in change: both may pass.
        var isTransient = error.IsRetryable || error is BoltConnectivityException
            || error is BoltServerException { Code: var code } && code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal);
        return new GraphStoreException($"Neo4j: {error.Message}", isTransient, error);
    }
}
