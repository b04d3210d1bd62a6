using System.Collections.Immutable;

namespace Kin10.Bolt.Routing;

/// <summary>Which members of a cluster serve a database. Members that failed are taken out until the next refresh.</summary>
internal sealed record RoutingTable(
    string? Database,
    ImmutableArray<BoltAddress> Routers,
    ImmutableArray<BoltAddress> Readers,
    ImmutableArray<BoltAddress> Writers,
    TimeSpan TimeToLive,
    long ReadAt)
{
    /// <summary>A table that is stale from the start.</summary>
    public static RoutingTable Empty { get; } = new(null, [], [], [], TimeSpan.Zero, 0);

    public IEnumerable<BoltAddress> Members => [.. Routers, .. Readers, .. Writers];

    public ImmutableArray<BoltAddress> For(AccessMode mode) => mode == AccessMode.Read ? Readers : Writers;

    public bool IsFresh(AccessMode mode, TimeProvider clock) =>
        Routers.Length > 0 && For(mode).Length > 0 && clock.GetElapsedTime(ReadAt) < TimeToLive;

    public RoutingTable Without(BoltAddress address) => this with
    {
        Routers = Routers.Remove(address),
        Readers = Readers.Remove(address),
        Writers = Writers.Remove(address),
    };

    public RoutingTable WithoutWriter(BoltAddress address) => this with { Writers = Writers.Remove(address) };

    /// <summary>Reads the answer to ROUTE.</summary>
    /// <exception cref="BoltProtocolException">It is not a routing table.</exception>
    public static RoutingTable Parse(IReadOnlyDictionary<string, object?> metadata, long now)
    {
        if (metadata.GetValueOrDefault("rt") is not Dictionary<string, object?> table
            || table.GetValueOrDefault("ttl") is not long ttl
            || table.GetValueOrDefault("servers") is not object?[] servers)
        {
            throw new BoltProtocolException("The answer to ROUTE must hold rt with ttl and servers.");
        }

        var roles = new Dictionary<string, ImmutableArray<BoltAddress>>(StringComparer.Ordinal);
        foreach (var server in servers)
        {
            if (server is not Dictionary<string, object?> entry
                || entry.GetValueOrDefault("role") is not string role
                || entry.GetValueOrDefault("addresses") is not object?[] addresses)
            {
                throw new BoltProtocolException("Each server of a routing table must have role and addresses.");
            }

            roles[role] = [.. addresses.Select(ParseAddress)];
        }

        return new(
            table.GetValueOrDefault("db") as string,
            roles.GetValueOrDefault("ROUTE", []),
            roles.GetValueOrDefault("READ", []),
            roles.GetValueOrDefault("WRITE", []),
            TimeSpan.FromSeconds(Math.Clamp(ttl, 0, int.MaxValue)),
            now);
    }

    private static BoltAddress ParseAddress(object? text) =>
        text is string address && BoltAddress.TryParse(address, out var parsed)
            ? parsed
            : throw new BoltProtocolException($"The routing table holds the address \"{text}\", which is not host:port.");
}
