using System.Net.Sockets;
using global::Neo4j.Driver;
using Kin10.Bolt;
using AuthenticationException = System.Security.Authentication.AuthenticationException;
using SessionExpiredException = Kin10.Bolt.SessionExpiredException;
using ServiceUnavailableException = Kin10.Bolt.ServiceUnavailableException;
using TransactionTerminatedException = global::Neo4j.Driver.TransactionTerminatedException;

namespace Kin10.Graph.Neo4j.Driver.Errors;

/// <summary>The driver's errors as those that the store knows.</summary>
internal static class DriverErrors
{
    private const string ServerCodes = "Neo.";

    /// <summary>The error to throw in place of one that the driver threw; null for one that has nothing to do with the database.</summary>
    public static BoltException? Find(Exception error) => error switch
    {
        BoltException known => known,
        TransactionTerminatedException { InnerException: { } cause } => Find(cause),
        Neo4jException { Code: { } code } server when code.StartsWith(ServerCodes, StringComparison.Ordinal) =>
            new BoltServerException(code, server.Message, null, null, new Dictionary<string, object?>(), null),
        global::Neo4j.Driver.SessionExpiredException => new SessionExpiredException(error.Message, error),
        Neo4jException { IsRetriable: true } or ConnectionReadTimeoutException => new ServiceUnavailableException(error.Message, error),
        SecurityException => new ServiceUnavailableException(error.Message, error, isRetryable: false),

        // What the driver refuses by itself has a type of its own; this one it throws where no connection became free in time.
        ClientException when error.GetType() == typeof(ClientException) => new ConnectionAcquisitionTimeoutException(error.Message),
        Neo4jException => new BoltProtocolException(error.Message, error),

        // NotSupportedException: whoever closes the connection amid the handshake is taken for a server that speaks HTTP.
        IOException or SocketException or AuthenticationException or TimeoutException or NotSupportedException =>
            new ServiceUnavailableException(error.Message, error),
        AggregateException { InnerException: { } cause } => Find(cause),
        _ => null,
    };

    /// <summary>The same of a commit: where the connection was lost, it is not known whether it was done.</summary>
    public static BoltException? FindInCommit(Exception error) => Find(error) is { } found
        ? found is BoltConnectivityException ? new CommitOutcomeUnknownException(found.Message, error) : found
        : null;
}
