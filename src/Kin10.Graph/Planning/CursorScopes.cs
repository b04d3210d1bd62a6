using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Planning;

/// <summary>
/// What cursors carry so that another field or order refuses them: the first 8 bytes of the SHA-256 of the field's coordinate and the
/// order's text with its values. Neither the filter nor the page stands in it.
/// </summary>
internal static class CursorScopes
{
    /// <summary>The scope with the values of a request.</summary>
    public static ulong Compute(ConnectionPlan connection, object?[] values) => Hash(connection, slot => values[slot]);

    /// <summary>The scope, or null when a slot that is no constant stands in the order.</summary>
    public static ulong? TryCompute(ConnectionPlan connection, object?[] constants, Func<int, bool> isConstant)
    {
        var isOpen = false;
        var scope = Hash(connection, slot =>
        {
            isOpen |= !isConstant(slot);
            return constants[slot];
        });
        return isOpen ? null : scope;
    }

    private static ulong Hash(ConnectionPlan connection, Func<int, object?> valueOf)
    {
        var text = new StringBuilder(connection.Coordinate).Append('|');
        new ExpressionPrinter(text, (builder, slot) => SlotText.Append(builder, valueOf(slot))).Order(connection.Order, "n");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
