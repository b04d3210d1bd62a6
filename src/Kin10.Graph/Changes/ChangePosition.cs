using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace Kin10.Graph.Changes;

/// <summary>The place of a change in the log.</summary>
/// <param name="Import">The number of its import.</param>
/// <param name="Index">How many changes of that import come before it.</param>
public readonly record struct ChangePosition(long Import, int Index)
{
    private static readonly byte[] Scope = "changes.1"u8.ToArray();

    /// <summary>What tells the change from others.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"Change:{Import}-{Index}");

    /// <summary>The text that clients get.</summary>
    public string Cursor
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Scope.Length + sizeof(long) + sizeof(int)];
            Scope.CopyTo(bytes);
            BinaryPrimitives.WriteInt64BigEndian(bytes[Scope.Length..], Import);
            BinaryPrimitives.WriteInt32BigEndian(bytes[(Scope.Length + sizeof(long))..], Index);
            return Base64Url.EncodeToString(bytes);
        }
    }

    /// <summary>Whether a change at another place comes later in the list: newest first.</summary>
    public bool IsBefore(ChangePosition other) => Import != other.Import ? Import > other.Import : Index < other.Index;

    /// <summary>Reads a <see cref="Cursor"/>, and nothing else.</summary>
    public static bool TryRead(string cursor, out ChangePosition position)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        position = default;
        Span<byte> bytes = stackalloc byte[Scope.Length + sizeof(long) + sizeof(int)];
        if (Base64Url.GetEncodedLength(bytes.Length) != cursor.Length
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            || length != bytes.Length
            || !bytes.StartsWith(Scope))
        {
            return false;
        }

        position = new ChangePosition(
            BinaryPrimitives.ReadInt64BigEndian(bytes[Scope.Length..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[(Scope.Length + sizeof(long))..]));
        return cursor == position.Cursor;
    }
}
