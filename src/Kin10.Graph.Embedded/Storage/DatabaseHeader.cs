using System.Buffers.Binary;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Looks at the first bytes of a database file (SQLite file format, section 1.3) before SQLite does, so that a file that is none of ours
/// is never touched, and no journal is made beside it.
/// </summary>
internal static class DatabaseHeader
{
    /// <summary>What marks our files: "K10G".</summary>
    public const int ApplicationId = 0x4B313047;

    /// <summary>The version of the layout of our files.</summary>
    public const int FormatVersion = 1;

    private const int Length = 100;
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether there is a database; false when there is nothing yet.</summary>
    /// <exception cref="GraphStoreException">The file is something else, a folder, or damaged.</exception>
    public static bool Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw StorageErrors.Folder(path);
        }

        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[Length];
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1))
        {
            if (stream.ReadAtLeast(header, Length, throwOnEndOfStream: false) < Length || !header.StartsWith(Magic))
            {
                throw StorageErrors.Foreign(path, "it is not a SQLite database");
            }
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[68..]) != ApplicationId)
        {
            throw StorageErrors.Foreign(path, "it is a SQLite database of another program");
        }

        var format = BinaryPrimitives.ReadInt32BigEndian(header[60..]);
        if (format != FormatVersion)
        {
            throw new GraphStoreException(
                $"{path} has layout {format}; this program reads layout {FormatVersion}. "
                + "Use the program that wrote it to export the graph, then import it into a new file.",
                false);
        }

        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size and not 1 ? size : 65536;
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        if (!HasLog(path) && file.Length < (long)pageSize * pages)
        {
            throw StorageErrors.Damaged(path, $"it has {file.Length} bytes and should have {(long)pageSize * pages}");
        }

        return true;
    }

    /// <summary>Whether a write-ahead log lies beside the file: it was not closed, or is open.</summary>
    public static bool HasLog(string path) =>
        new FileInfo(path + "-wal") is { Exists: true, Length: > 0 } || File.Exists(path + "-shm");
}
