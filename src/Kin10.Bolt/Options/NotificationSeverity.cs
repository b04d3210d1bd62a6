namespace Kin10.Bolt;

/// <summary>Which notifications (hints, warnings) the server attaches to results; from Bolt 5.2 on.</summary>
public enum NotificationSeverity
{
    /// <summary>What the server thinks best.</summary>
    ServerDefault,

    /// <summary>All.</summary>
    Information,

    /// <summary>Warnings.</summary>
    Warning,

    /// <summary>None: results become smaller.</summary>
    Off,
}
