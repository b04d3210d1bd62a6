namespace Kin10.Bolt.Addresses;

/// <summary>How a connection is encrypted.</summary>
internal enum BoltEncryption
{
    None,
    TrustedCertificate,
    AnyCertificate,
}

/// <summary>
/// A URI of the official drivers: bolt or neo4j, each with +s and +ssc; neo4j may carry a routing context as its query.
/// </summary>
internal sealed record BoltUri(
    BoltAddress Address, bool IsRouted, BoltEncryption Encryption, IReadOnlyDictionary<string, string>? RoutingContext)
{
    public static BoltUri Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw Invalid("it is not an absolute URI");
        }

        // What comes before an @ may be a password: it is refused, and never shown.
        if (uri.UserInfo.Length > 0)
        {
            throw Invalid("it holds a user; pass that as AuthToken");
        }

        var (isRouted, encryption) = uri.Scheme switch
        {
            "bolt" => (false, BoltEncryption.None),
            "bolt+s" => (false, BoltEncryption.TrustedCertificate),
            "bolt+ssc" => (false, BoltEncryption.AnyCertificate),
            "neo4j" => (true, BoltEncryption.None),
            "neo4j+s" => (true, BoltEncryption.TrustedCertificate),
            "neo4j+ssc" => (true, BoltEncryption.AnyCertificate),
            _ => throw Invalid($"its scheme is {uri.Scheme}; known are bolt, bolt+s, bolt+ssc, neo4j, neo4j+s, neo4j+ssc"),
        };
        if (uri.Host.Length == 0 || uri.AbsolutePath is not ("" or "/"))
        {
            throw Invalid("it must be scheme://host:port");
        }

        var address = new BoltAddress(uri.Host.Trim('[', ']'), uri.Port is -1 or 0 ? BoltAddress.DefaultPort : uri.Port);
        if (!isRouted && uri.Query.Length > 1)
        {
            throw Invalid("a routing context (?key=value) belongs to neo4j://");
        }

        return new BoltUri(address, isRouted, encryption, isRouted ? ParseContext(uri.Query, address) : null);
    }

    private static Dictionary<string, string> ParseContext(string query, BoltAddress address)
    {
        var context = new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address.ToString() };
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var key = Uri.UnescapeDataString(separator < 0 ? pair : pair[..separator]);
            var value = separator < 0 ? "" : Uri.UnescapeDataString(pair[(separator + 1)..]);
            if (key.Length == 0 || value.Length == 0 || !context.TryAdd(key, value))
            {
                throw Invalid($"the routing context's \"{key}\" is empty, reserved, or given twice");
            }
        }

        return context;
    }

    private static ArgumentException Invalid(string reason) => new($"The Neo4j URI cannot be used: {reason}.");
}
