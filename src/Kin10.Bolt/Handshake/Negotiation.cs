namespace Kin10.Bolt.Handshake;

/// <summary>
/// Agrees on a version: the handshake of version 1 with ranges, or the manifest handshake of Bolt 5.7, as the server chooses.
/// </summary>
internal static class Negotiation
{
    // A manifest names major versions with their ranges; a peer that claims more than this does not speak Bolt.
    private const int MaxManifestVersions = 256;

    /// <summary>Speaks the handshake.</summary>
    /// <exception cref="BoltProtocolException">No version in common, or not a Bolt server.</exception>
    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    public static async ValueTask<BoltVersion> NegotiateAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(HandshakeBytes.Request, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        var bytes = new byte[4];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var answer = HandshakeBytes.ReadVersion(bytes);
        return answer switch
        {
            HandshakeBytes.ManifestV1 => await ReadManifestAsync(stream, bytes, cancellationToken),
            0 => throw new BoltProtocolException(
                $"The server speaks no version of Bolt from {BoltVersion.Oldest} to {BoltVersion.Newest}; Neo4j 5 does."),
            HandshakeBytes.Http => throw new BoltProtocolException(
                "The server answers in HTTP; use its Bolt port (7687 unless configured otherwise)."),
            _ => Accept(answer),
        };
    }

    private static BoltVersion Accept(uint answer) =>
        HandshakeBytes.NewestOf(answer & 0xFFFF) is { } version && answer <= 0xFFFF
            ? version
            : throw new BoltProtocolException(
                $"The server chose version 0x{answer:X8}, which was not proposed; " +
                $"this client speaks Bolt {BoltVersion.Oldest} to {BoltVersion.Newest}.");

    private static async ValueTask<BoltVersion> ReadManifestAsync(Stream stream, byte[] bytes, CancellationToken cancellationToken)
    {
        var count = await ReadVarIntAsync(stream, cancellationToken);
        if (count > MaxManifestVersions)
        {
            throw new BoltProtocolException($"The server's manifest claims {count} versions; {MaxManifestVersions} would be many.");
        }

        BoltVersion? newest = null;
        var offers = new List<string>();
        for (var i = 0UL; i < count; i++)
        {
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            var offer = HandshakeBytes.ReadVersion(bytes);
            offers.Add(HandshakeBytes.Describe(offer));
            if (HandshakeBytes.NewestOf(offer) is { } version && (newest is null || version > newest))
            {
                newest = version;
            }
        }

        await ReadVarIntAsync(stream, cancellationToken);
        if (newest is not { } chosen)
        {
            throw new BoltProtocolException(
                $"The server offers Bolt {string.Join(", ", offers)}; this client speaks {BoltVersion.Oldest} to {BoltVersion.Newest}.");
        }

        await stream.WriteAsync(HandshakeBytes.Choice(chosen), cancellationToken);
        return chosen;
    }

    // Groups of seven bits, the least significant first; the eighth says that more follow.
    private static async ValueTask<ulong> ReadVarIntAsync(Stream stream, CancellationToken cancellationToken)
    {
        var value = 0UL;
        var one = new byte[1];
        for (var shift = 0; shift < 64; shift += 7)
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            value |= (ulong)(one[0] & 0x7F) << shift;
            if ((one[0] & 0x80) == 0)
            {
                return value;
            }
        }

        throw new BoltProtocolException("A number in the server's manifest has more than 64 bits.");
    }
}
