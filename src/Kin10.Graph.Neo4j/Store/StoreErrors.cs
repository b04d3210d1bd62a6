using Kin10.Bolt;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>What errors of the database mean for a request.</summary>
internal static class StoreErrors
{
    /// <summary>A statement met a value that is not of the model's type, where it had to compute with it.</summary>
    public static bool IsBrokenValue(BoltException error) => error is BoltServerException
    {
        Code: "Neo.ClientError.Statement.TypeError"
            or "Neo.ClientError.Statement.ArithmeticError"
            or "Neo.ClientError.Statement.ArgumentError",
    };

    /// <summary>The database does not know the bookmark: it is not the database that gave it.</summary>
    public static bool IsUnknownBookmark(BoltException error) =>
        error is BoltServerException { Code: var code }
        && code.StartsWith("Neo.ClientError.Transaction.InvalidBookmark", StringComparison.Ordinal);

    /// <summary>What <see cref="Translate"/> makes of a refused login.</summary>
    public static bool IsRefusedLogin(Exception error) =>
        error.InnerException is BoltServerException { Code: var code }
        && code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal);

    /// <summary>The error to throw in its place.</summary>
    public static Exception Translate(BoltException error)
    {
        if (error is BoltServerException server
            && server.Code.StartsWith("Neo.ClientError.Transaction.TransactionTimedOut", StringComparison.Ordinal))
        {
            return new GraphQLException(new GraphQLError(
                ErrorCodes.Timeout, "The database took too long for this request. Ask for less, narrow the filter, or try again later."));
        }

        // An error in a statement is a fault of this program, and stays; all others may pass: a server that restarts, a login in change.
        var isFault = error is BoltServerException { Code: var code }
            && (code.StartsWith("Neo.ClientError.Statement.", StringComparison.Ordinal)
                || code.StartsWith("Neo.DatabaseError.Statement.", StringComparison.Ordinal));
        return new GraphStoreException($"Neo4j: {error.Message}", !isFault, error);
    }
}
