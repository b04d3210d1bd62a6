using System.Buffers.Binary;

namespace Kin10.Bolt.Handshake;

/// <summary>The bytes of the handshake specification: versions with ranges, and the manifest of version 1.</summary>
internal static class HandshakeBytes
{
    /// <summary>Identification, then four proposals: manifest v1; all of 5.0 to 5.8; nothing; nothing.</summary>
    public static readonly byte[] Request =
    [
        0x60, 0x60, 0xB0, 0x17,
        0x00, 0x00, 0x01, 0xFF,
        0x00, 0x08, 0x08, 0x05,
        0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00,
    ];

    public const uint ManifestV1 = 0x000001FF;

    /// <summary>What an HTTP server answers to anything: "HTTP".</summary>
    public const uint Http = 0x48545450;

    /// <summary>The newest version that a proposal with a range of minor versions and this client have in common.</summary>
    public static BoltVersion? NewestOf(uint proposal)
    {
        var major = (byte)proposal;
        var high = (byte)(proposal >> 8);
        var low = Math.Max(0, high - (byte)(proposal >> 16));
        if (major != BoltVersion.Newest.Major)
        {
            return null;
        }

        var minor = Math.Min(high, BoltVersion.Newest.Minor);
        return minor >= low && minor >= BoltVersion.Oldest.Minor ? new BoltVersion(major, minor) : null;
    }

    /// <summary>The end of a manifest handshake: the chosen version, and no capabilities.</summary>
    public static byte[] Choice(BoltVersion version) => [0, 0, version.Minor, version.Major, 0];

    public static uint ReadVersion(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    public static string Describe(uint proposal) => (byte)(proposal >> 16) is var range and not 0
        ? $"{(byte)proposal}.{Math.Max(0, (byte)(proposal >> 8) - range)}-{(byte)proposal}.{(byte)(proposal >> 8)}"
        : $"{(byte)proposal}.{(byte)(proposal >> 8)}";
}
