using System.Buffers;
using System.Security.Cryptography;

namespace Kin10.Graph.Server.Documents;

/// <summary>A document that is known before anybody asks for it.</summary>
/// <param name="file">The file that it was read from.</param>
/// <param name="text">Its text in UTF-8, byte for byte.</param>
/// <param name="isOfPages">Whether one of the server's own pages asks for it.</param>
internal sealed class TrustedDocument(string file, byte[] text, bool isOfPages = false)
{
    /// <summary>What an identifier with a hash begins with (GraphQL over HTTP, appendix A).</summary>
    public const string HashPrefix = "sha256:";

    // The characters of a custom document identifier (GraphQL over HTTP, appendix A).
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The file that it was read from.</summary>
    public string File => file;

    /// <summary>Whether one of the server's own pages asks for it, and nobody has chosen it.</summary>
    public bool IsOfPages => isOfPages;

    /// <summary>Its text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Text => text;

    /// <summary>The SHA-256 of its text in hexadecimal digits, lower case.</summary>
    public string Hash { get; } = HashOf(text);

    /// <summary>The file's name without extension; null where it is no identifier.</summary>
    public string? Name { get; } = FindName(Path.GetFileNameWithoutExtension(file));

    /// <summary>Whether its file is named by a hash that is not that of its text.</summary>
    public bool IsMisnamed => Name?.Length == Hash.Length && !Name.AsSpan().ContainsAnyExcept(HexDigits) && Name != Hash;

    /// <summary>The SHA-256 of a text in hexadecimal digits, lower case.</summary>
    public static string HashOf(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    private static string? FindName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters) ? name : null;
}
