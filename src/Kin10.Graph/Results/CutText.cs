using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Results;

/// <summary>
/// What a cursor holds of a text that is longer than <see cref="MaxBytes"/>. The rest is found again by the id: it is a text that the row
/// of that id has now, by itself or by an edge that leads to it, with the same beginning and fingerprint. Where no such text is left (the
/// row has gone, or its text has changed) the place is at one end of all longer texts with that beginning, so that a page repeats some of
/// them rather than lose one.
/// </summary>
/// <param name="Beginning">The beginning.</param>
/// <param name="Fingerprint">The first 8 bytes of the SHA-256 of the whole text.</param>
public sealed record CutText(string Beginning, ulong Fingerprint)
{
    /// <summary>The longest text, in bytes of UTF-8, that a cursor holds whole; of longer ones so much, in whole characters.</summary>
    public const int MaxBytes = 256;

    // The longest character.
    private const int MaxCharacterBytes = 4;

    /// <summary>Whether the place is behind the longer texts with that beginning, not ahead of them, as texts ascend.</summary>
    /// <param name="key">The key of the order.</param>
    /// <param name="isBefore">Whether the cursor is given as <c>before</c>.</param>
    public static bool IsBehind(OrderKey key, bool isBefore) => isBefore != key.Descending;

    /// <summary>Whether it is that text.</summary>
    public bool IsOf(string text) =>
        text.StartsWith(Beginning, StringComparison.Ordinal) && FingerprintOf(Encoding.UTF8.GetBytes(text)) == Fingerprint;

    /// <summary>Whether it is the text with that UTF-8.</summary>
    public bool IsOf(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Encoding.UTF8.GetBytes(Beginning)) && FingerprintOf(utf8) == Fingerprint;

    internal static ulong FingerprintOf(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>How much of a text that is too long is held.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> utf8)
    {
        var length = MaxBytes;
        while ((utf8[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return length;
    }

    /// <summary>Whether the beginning of a text that is too long can have that length.</summary>
    internal static bool IsLength(int length) => length is > MaxBytes - MaxCharacterBytes and <= MaxBytes;
}
