using System.Diagnostics;

namespace Kin10.Bolt.Diagnostics;

/// <summary>
/// The activity source "Kin10.Bolt": spans of OpenTelemetry's semantic conventions for database clients. Parameter values never
/// appear.
/// </summary>
internal static class BoltActivity
{
    private const string System = "neo4j";

    private static readonly ActivitySource Source = new("Kin10.Bolt");

    public static bool IsListenedTo => Source.HasListeners();

    /// <summary>Starts the span of a statement, or of several that travel together; null if there is no listener.</summary>
    public static Activity? Start(BoltAddress address, string? database, params IReadOnlyCollection<string> statements)
    {
        // The current activity belongs to the caller: a span that outlives the call must not become its ambient one.
        var caller = Activity.Current;
        var activity = Source.CreateActivity(database ?? System, ActivityKind.Client);
        if (activity is null)
        {
            return null;
        }

        activity.SetTag("db.system.name", System);
        activity.SetTag("server.address", address.Host);
        activity.SetTag("server.port", address.Port);
        if (database is not null)
        {
            activity.SetTag("db.namespace", database);
        }

        Describe(activity, statements);
        activity.Start();
        Activity.Current = caller;
        return activity;
    }

    /// <summary>Says which statements the span is about; again if more travel with them.</summary>
    public static void Describe(Activity? activity, params IReadOnlyCollection<string> statements)
    {
        activity?.SetTag("db.query.text", string.Join("; ", statements.Distinct(StringComparer.Ordinal)));
        if (statements.Count > 1)
        {
            activity?.SetTag("db.operation.batch.size", statements.Count);
        }
    }

    /// <summary>Ends the span with an error; its type is the server's status code, else the exception's type.</summary>
    public static void Fail(Activity? activity, Exception error, string? database)
    {
        if (activity is null)
        {
            return;
        }

        if (error is BoltServerException { Code.Length: > 0 } failure)
        {
            // The conventions want one value for both. Neo4j's code says more than the GQLSTATUS, and every version has it.
            activity.SetTag("error.type", failure.Code);
            activity.SetTag("db.response.status_code", failure.Code);
        }
        else
        {
            activity.SetTag("error.type", error.GetType().FullName);
        }

        activity.SetStatus(ActivityStatusCode.Error);
        Stop(activity, database);
    }

    /// <summary>Ends the span.</summary>
    /// <param name="activity">The span.</param>
    /// <param name="database">The database, which the server may have named only after the start.</param>
    public static void Stop(Activity? activity, string? database)
    {
        if (activity is null)
        {
            return;
        }

        if (database is not null)
        {
            activity.DisplayName = database;
            activity.SetTag("db.namespace", database);
        }

        var caller = Activity.Current;
        activity.Stop();
        Activity.Current = caller;
    }
}
