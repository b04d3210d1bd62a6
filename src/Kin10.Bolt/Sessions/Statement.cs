using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Results;

namespace Kin10.Bolt.Sessions;

/// <summary>Starts a statement: RUN and the first PULL leave in one write, behind whatever was collected before.</summary>
internal static class Statement
{
    /// <param name="owner">Who hears of its end.</param>
    /// <param name="connection">Where it runs.</param>
    /// <param name="earlier">How many summaries of earlier requests come first.</param>
    /// <param name="query">The text.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="extra">What a statement by itself says about its transaction; null within one.</param>
    /// <param name="fetchSize">How many records to ask for at once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ResultCursor> StartAsync(
        IResultOwner owner,
        BoltConnection connection,
        int earlier,
        string query,
        IParameters parameters,
        TransactionExtra? extra,
        long fetchSize,
        CancellationToken cancellationToken)
    {
        var activity = BoltActivity.IsListenedTo ? BoltActivity.Start(connection.Address, connection.DatabaseName, query) : null;
        try
        {
            var mayCommit = extra is { MayWrite: true };
            var pull = fetchSize != PullMessage.Everything ? new PullMessage(fetchSize, ofChanges: mayCommit)
                : mayCommit ? PullMessage.AllOfChanges
                : PullMessage.All;
            connection.Send(new RunMessage(query, parameters, extra));
            connection.Send(pull);
            await connection.FlushAsync(cancellationToken);
            for (; earlier > 0; earlier--)
            {
                await connection.ReadSuccessAsync(cancellationToken);
            }

            var success = await connection.ReadSuccessAsync(cancellationToken);
            return new ResultCursor(owner, connection, query, success, fetchSize, pull, activity);
        }
        catch (Exception error)
        {
            BoltActivity.Fail(activity, error, connection.DatabaseName);
            throw;
        }
    }
}
