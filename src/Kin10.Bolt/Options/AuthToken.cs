using Kin10.Bolt.PackStream;

namespace Kin10.Bolt;

/// <summary>Who logs on, and how. Its text never shows the credentials.</summary>
public sealed class AuthToken : IEquatable<AuthToken>
{
    private readonly KeyValuePair<string, string>[] _entries;

    private AuthToken(params KeyValuePair<string, string>[] entries) => _entries = entries;

    /// <summary>For a server that asks for no login.</summary>
    public static AuthToken None { get; } = new(new KeyValuePair<string, string>("scheme", "none"));

    internal int Count => _entries.Length;

    /// <summary>User name and password.</summary>
    /// <param name="username">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="realm">The realm that knows the user; null for the server's default.</param>
    public static AuthToken Basic(string username, string password, string? realm = null)
    {
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(password);
        return new([
            new("scheme", "basic"),
            new("principal", username),
            new("credentials", password),
            .. realm is null ? Array.Empty<KeyValuePair<string, string>>() : [new("realm", realm)],
        ]);
    }

    /// <summary>A token of single sign-on.</summary>
    /// <param name="token">The token, base64.</param>
    public static AuthToken Bearer(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new([new("scheme", "bearer"), new("credentials", token)]);
    }

    /// <inheritdoc/>
    public bool Equals(AuthToken? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AuthToken);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_entries.Length, _entries[^1].Value);

    /// <summary>The scheme and the user's name.</summary>
    public override string ToString() =>
        string.Join(' ', _entries.Where(entry => entry.Key != "credentials").Select(entry => entry.Value));

    internal void WriteEntries(PackStreamWriter writer)
    {
        foreach (var (key, value) in _entries)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }
}
