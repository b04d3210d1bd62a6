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

    /// <summary>Starts the span of a statement, or of several that travel together; null if nobody listens.</summary>
    public static Activity? Start(BoltAddress address, string? database, string text, int statements = 1)
    {
        // The current activity belongs to the caller: a span that outlives the call must not become its ambient one.
        var caller = Activity.Current;
        var activity = Source.CreateActivity(database ?? System, ActivityKind.Client);
        if (activity is null)
        {
            return null;
        }

        activity.SetTag("db.system.name", System);
        activity.SetTag("db.query.text", text);
        activity.SetTag("server.address", address.Host);
        activity.SetTag("server.port", address.Port);
        if (database is not null)
        {
            activity.SetTag("db.namespace", database);
        }

        if (statements > 1)
        {
            activity.SetTag("db.operation.batch.size", statements);
        }

        activity.Start();
        Activity.Current = caller;
        return activity;
    }

    public static void Fail(Activity? activity, Exception error)
    {
        if (activity is null)
        {
            return;
        }

        if (error is BoltServerException { Code.Length: > 0 } failure)
        {
            activity.SetTag("error.type", failure.Code);
            activity.SetTag("db.response.status_code", failure.GqlStatus ?? failure.Code);
        }
        else
        {
            activity.SetTag("error.type", error.GetType().FullName);
        }

        activity.SetStatus(ActivityStatusCode.Error);
        Stop(activity);
    }

    public static void Stop(Activity? activity)
    {
        if (activity is null)
        {
            return;
        }

        var caller = Activity.Current;
        activity.Stop();
        Activity.Current = caller;
    }
}
