using Kin10.Bolt.Connections;
using Kin10.Bolt.Handshake;

namespace Kin10.Bolt.Pooling;

/// <summary>Whether a connection that was used before is fit for its next user: it lives, and the right user is logged on.</summary>
internal sealed class ConnectionCheck(BoltDriverOptions options)
{
    // A connection that fails must leave its caller the time to open another one.
    private readonly TimeSpan _logonLimit = options.ConnectionAcquisitionTimeout / 2;
    private readonly TimeSpan _resetLimit = options.LivenessCheckTimeout < options.ConnectionAcquisitionTimeout / 2
        ? options.LivenessCheckTimeout
        : options.ConnectionAcquisitionTimeout / 2;

    public bool IsNeeded(BoltConnection connection, AuthToken authToken) =>
        HasIdledForLong(connection) || !authToken.Equals(connection.AuthToken);

    /// <summary>Makes it fit.</summary>
    /// <returns>Whether that was possible; if not, another connection may be.</returns>
    /// <exception cref="BoltServerException">The server refuses the login.</exception>
    public async ValueTask<bool> PassAsync(BoltConnection connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        try
        {
            if (HasIdledForLong(connection))
            {
                await connection.ResetAsync(_resetLimit, cancellationToken);
            }

            if (!authToken.Equals(connection.AuthToken))
            {
                if (connection.Version < BoltVersion.Logon)
                {
                    return false;
                }

                using var limit = new CancellationTokenSource(_logonLimit, options.TimeProvider);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                await BoltConnector.LogOnAgainAsync(connection, authToken, linked.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (BoltException error) when (error is not BoltServerException)
        {
            return false;
        }
    }

    private bool HasIdledForLong(BoltConnection connection) =>
        options.TimeProvider.GetElapsedTime(connection.IdleSince) >= options.IdleLivenessCheck;
}
