using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Kin10.Graph.Results;

/// <summary>The places of hits: what says that it is one, the score, the id.</summary>
internal static class SearchCursor
{
    private static readonly byte[] Scope = "search.1"u8.ToArray();

    /// <summary>The cursor of a hit.</summary>
    public static string Write(double score, string id)
    {
        var bytes = new byte[Scope.Length + sizeof(double) + Encoding.UTF8.GetByteCount(id)];
        Scope.CopyTo(bytes, 0);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(Scope.Length), score);
        Encoding.UTF8.GetBytes(id, bytes.AsSpan(Scope.Length + sizeof(double)));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, and nothing else.</summary>
    public static bool TryRead(string cursor, out double score, out string id)
    {
        (score, id) = (0, "");
        var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        if (!Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            || length <= Scope.Length + sizeof(double)
            || !bytes.AsSpan(0, Scope.Length).SequenceEqual(Scope))
        {
            return false;
        }

        score = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(Scope.Length));
        id = Encoding.UTF8.GetString(bytes.AsSpan(0, length)[(Scope.Length + sizeof(double))..]);
        return double.IsFinite(score) && cursor == Write(score, id);
    }
}
