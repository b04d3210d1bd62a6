using System.Globalization;

namespace Kin10.Bolt;

/// <summary>Host and port of a server.</summary>
/// <param name="Host">A name or an IP address, without brackets.</param>
/// <param name="Port">The TCP port.</param>
public readonly record struct BoltAddress(string Host, int Port)
{
    /// <summary>The port of Bolt unless another is named.</summary>
    public const int DefaultPort = 7687;

    /// <summary>As a URI has it; IPv6 in brackets.</summary>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[ipv6]:port</c>.</summary>
    internal static bool TryParse(string text, out BoltAddress address)
    {
        var port = DefaultPort;
        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        var host = text;
        if (colon > bracket && (bracket >= 0 || text.IndexOf(':') == colon))
        {
            host = text[..colon];
            if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
                || port is 0 or > ushort.MaxValue)
            {
                address = default;
                return false;
            }
        }

        host = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        address = new(host, port);
        return host.Length > 0;
    }
}
