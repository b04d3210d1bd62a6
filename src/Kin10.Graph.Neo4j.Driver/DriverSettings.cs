using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>The settings of the store as those of the driver.</summary>
internal static class DriverSettings
{
    private const string Trusting = "+s";

    /// <summary>Makes the driver. The database need not answer yet.</summary>
    /// <exception cref="ArgumentException">The URI or a setting cannot be used.</exception>
    public static IDriver Open(Neo4jOptions options, ILogger log, IAuthTokenManager? logins, Action<ConfigBuilder>? configure)
    {
        var trusted = options.TrustedCertificateFile is { } file ? Authorities(file) : null;
        logins ??= AuthTokenManagers.Static(Login(options));
        return GraphDatabase.Driver(Address(options.Uri, trusted is not null), logins, builder =>
        {
            builder
                .WithConnectionTimeout(options.ConnectTimeout)
                .WithConnectionAcquisitionTimeout(options.ConnectTimeout)
                .WithMaxConnectionPoolSize(options.MaxConnections)
                .WithConnectionLivenessCheckTimeout(options.IdleCheckAfter)
                .WithConnectionIdleTimeout(options.MaxIdleTime)
                .WithNotificationsDisabled()
                .WithLogger(log);
            if (trusted is not null)
            {
                builder.WithEncryptionLevel(EncryptionLevel.Encrypted).WithTrustManager(new TrustedAuthorities(trusted));
            }

            configure?.Invoke(builder);
        });
    }

    /// <summary>Names of settings that are given and that the driver has nothing for.</summary>
    public static IReadOnlyList<string> WithoutEffect(Neo4jOptions options)
    {
        var defaults = new Neo4jOptions { Uri = options.Uri };
        var names = new List<string>();
        if (options.IdleCheckTimeout != defaults.IdleCheckTimeout)
        {
            names.Add(nameof(Neo4jOptions.IdleCheckTimeout));
        }

        if (options.UnacknowledgedTimeout != defaults.UnacknowledgedTimeout)
        {
            names.Add(nameof(Neo4jOptions.UnacknowledgedTimeout));
        }

        return names;
    }

    private static IAuthToken Login(Neo4jOptions options) =>
        options.Username is { } user ? AuthTokens.Basic(user, options.Password ?? "") : AuthTokens.None;

    // The driver takes its trust from the scheme or from its settings, not from both.
    private static Uri Address(string text, bool isTrustSet)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new ArgumentException("The Neo4j URI cannot be used: it is not an absolute URI.");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new ArgumentException("The Neo4j URI cannot be used: it holds a user.");
        }

        if (uri.Scheme is not ("bolt" or "bolt+s" or "bolt+ssc" or "neo4j" or "neo4j+s" or "neo4j+ssc"))
        {
            throw new ArgumentException(
                $"The Neo4j URI cannot be used: its scheme is {uri.Scheme}; known are bolt, bolt+s, bolt+ssc, neo4j, neo4j+s, neo4j+ssc.");
        }

        return isTrustSet && uri.Scheme.EndsWith(Trusting, StringComparison.Ordinal)
            ? new UriBuilder(uri) { Scheme = uri.Scheme[..^Trusting.Length] }.Uri
            : uri;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"{nameof(Neo4jOptions.TrustedCertificateFile)} {file} cannot be read: {error.Message}", error);
        }

        return certificates.Count > 0
            ? certificates
            : throw new ArgumentException($"{nameof(Neo4jOptions.TrustedCertificateFile)} {file} holds no certificate.");
    }
}
