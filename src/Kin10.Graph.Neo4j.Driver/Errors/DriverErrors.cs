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
    private const string NoRouter = "Failed to connect to any routing server.";

    /// <summary>The error to throw in place of one that the driver threw; null for one that has nothing to do with the database.</summary>
    /// <param name="error">The driver's error.</param>
    /// <param name="logged">What the driver last told its log, which tells why there is no router.</param>
    public static BoltException? Find(Exception error, Exception? logged = null) => error switch
    {
        BoltException known => known,
        TransactionTerminatedException { InnerException: { } cause } => Find(cause, logged),
        Neo4jException { Code: { } code } server when code.StartsWith(ServerCodes, StringComparison.Ordinal) =>
            new BoltServerException(code, server.Message, null, null, new Dictionary<string, object?>(), null)
            {
                // The driver says so where the manager of the logins has taken note.
                HasOtherLogin = server is SecurityException { IsRetriable: true },
            },
        Neo4jException when logged is not null && error.Message.StartsWith(NoRouter, StringComparison.Ordinal) =>
            new ServiceUnavailableException($"{NoRouter} {Say(logged)}", error),
        global::Neo4j.Driver.SessionExpiredException => new SessionExpiredException(Say(error), error),
        Neo4jException { IsRetriable: true } or ConnectionReadTimeoutException => new ServiceUnavailableException(Say(error), error),
        SecurityException => new ServiceUnavailableException(Say(error), error, isRetryable: false),

        // What the driver refuses by itself has a type of its own; this one it throws where no connection became free in time.
        ClientException when error.GetType() == typeof(ClientException) => new ConnectionAcquisitionTimeoutException(error.Message),
        Neo4jException => new BoltProtocolException(error.Message, error),

        // NotSupportedException: whoever closes the connection amid the handshake is taken for a server that speaks HTTP.
        IOException or SocketException or AuthenticationException or TimeoutException or NotSupportedException =>
            new ServiceUnavailableException(Say(error), error),
        AggregateException { InnerException: { } cause } => Find(cause, logged),
        _ => null,
    };

    /// <summary>The same of a commit: where the connection was lost, it is not known whether it was done.</summary>
    public static BoltException? FindInCommit(Exception error, Exception? logged = null) => Find(error, logged) is { } found
        ? found is BoltConnectivityException ? new CommitOutcomeUnknownException(found.Message, error) : found
        : null;

    // What is at the bottom says more: that the connection was refused, or what is wrong with a certificate.
    private static string Say(Exception error) => error.GetBaseException() is var cause && cause != error
        ? $"{error.Message.TrimEnd('.')}: {cause.Message}"
        : error.Message;
}
