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

    /// <summary>
    /// What to say of a transaction that took more memory than the database lets it, or than it has; null for another error. The
    /// database calls its limit transient, which is true of reads beside others, not of one large write.
    /// </summary>
    public static GraphStoreException? MemoryLimit(BoltException error) =>
        error is BoltServerException { Code: var code } && IsMemoryLimit(code, error.Message)
            ? new GraphStoreException(
                $"Neo4j stopped the transaction, which needs more memory than it may take: {error.Message.TrimEnd('.')}. Nothing of it "
                + "was written. Raise db.memory.transaction.max, dbms.memory.transaction.total.max and server.memory.heap.max_size in "
                + "neo4j.conf (some 3 kB for each node and relationship that changes), or import into an empty database, in which smaller "
                + "transactions do (settings Neo4j:MaxImportTransaction and Neo4j:ImportBatch).",
                isTransient: false,
                error)
            : null;

    // Neo4j has no code of its own for a heap that was too small before its limits stopped anything.
    internal static bool IsMemoryLimit(string code, string message) => code switch
    {
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError" or "Neo.ClientError.General.TransactionOutOfMemoryError" => true,
        "Neo.DatabaseError.Statement.ExecutionFailed" or "Neo.DatabaseError.General.OutOfMemoryError" =>
            message.Contains("heap space", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

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
