using System.Globalization;

namespace Kin10.Graph.Server.Redis;

/// <summary>What instances tell one another: who has asked the database, and the version of the graph that it was answered.</summary>
/// <param name="Sender">A number by which instances tell one another apart.</param>
/// <param name="Version">The version.</param>
internal readonly record struct VersionMessage(ulong Sender, string Version)
{
    private const string Mark = "K10V ";
    private const int SenderLength = 16;
    private const int LongestVersion = 64;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else, since others can write there, too.</summary>
    public static VersionMessage? Read(string? text)
    {
        const int VersionAt = SenderLength + 1;
        return text is not null
            && text.StartsWith(Mark, StringComparison.Ordinal)
            && text.AsSpan(Mark.Length) is { Length: > VersionAt and <= VersionAt + LongestVersion } rest
            && rest[SenderLength] == ' '
            && ulong.TryParse(rest[..SenderLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sender)
            && IsVersion(rest[VersionAt..])
            ? new VersionMessage(sender, rest[VersionAt..].ToString())
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Sender:x16} {Version}");

    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
