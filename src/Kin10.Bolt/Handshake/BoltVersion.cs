namespace Kin10.Bolt.Handshake;

/// <summary>A version of the message protocol.</summary>
internal readonly record struct BoltVersion(byte Major, byte Minor) : IComparable<BoltVersion>
{
    /// <summary>LOGON and LOGOFF instead of credentials in HELLO.</summary>
    public static readonly BoltVersion Logon = new(5, 1);

    /// <summary>The client chooses which notifications it wants.</summary>
    public static readonly BoltVersion NotificationFilters = new(5, 2);

    /// <summary>HELLO carries bolt_agent.</summary>
    public static readonly BoltVersion BoltAgent = new(5, 3);

    /// <summary>TELEMETRY.</summary>
    public static readonly BoltVersion Telemetry = new(5, 4);

    /// <summary>FAILURE carries GQLSTATUS and causes.</summary>
    public static readonly BoltVersion GqlStatus = new(5, 7);

    public static readonly BoltVersion Oldest = new(5, 0);
    public static readonly BoltVersion Newest = new(5, 8);

    public static bool operator >=(BoltVersion left, BoltVersion right) => left.CompareTo(right) >= 0;

    public static bool operator <=(BoltVersion left, BoltVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >(BoltVersion left, BoltVersion right) => left.CompareTo(right) > 0;

    public static bool operator <(BoltVersion left, BoltVersion right) => left.CompareTo(right) < 0;

    public int CompareTo(BoltVersion other) => ((Major << 8) | Minor) - ((other.Major << 8) | other.Minor);

    public override string ToString() => $"{Major}.{Minor}";
}
