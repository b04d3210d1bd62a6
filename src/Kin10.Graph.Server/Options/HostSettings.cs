using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Console;

namespace Kin10.Graph.Server.Options;

/// <summary>
/// Checks those of ASP.NET's own settings that SETTINGS.md lists: ASP.NET reads them when the server starts, which is after the store was
/// filled, or takes a wrong one in silence.
/// </summary>
internal static class HostSettings
{
    /// <summary>The setting that names how lines of the log are written.</summary>
    public const string FormatterKey = "Logging:Console:FormatterName";

    private const string UrlsKey = "urls";
    private const string DefaultCertificateSection = "Kestrel:Certificates:Default";
    private const int GreatestPort = 65_535;

    // What marks the certificate that "dotnet dev-certs https" makes.
    private const string DevelopmentCertificate = "1.3.6.1.4.1.311.84.1.1";

    private static readonly string[] Formatters =
        [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];

    /// <summary>Reports every mistake.</summary>
    public static void Check(IConfiguration configuration, List<string> mistakes)
    {
        var certificate = configuration.GetSection(DefaultCertificateSection);
        var hasCertificate = new Lazy<bool>(() => certificate.Exists() || HasDevelopmentCertificate());
        CheckCertificate(certificate, mistakes);
        foreach (var url in configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Url")))
        {
            // An endpoint may have a certificate of its own.
            if (url.Value is { } value && ProblemOfUrl(value, new Lazy<bool>(true)) is { } problem)
            {
                mistakes.Add($"{url.Path} is \"{value}\", {problem}.");
            }
        }

        foreach (var url in Parts(configuration[UrlsKey]))
        {
            if (ProblemOfUrl(url, hasCertificate) is { } problem)
            {
                mistakes.Add($"{UrlsKey} has \"{url}\", {problem}.");
            }
        }

        CheckPorts(configuration, "http_ports", mistakes);
        CheckPorts(configuration, "https_ports", mistakes);
        if (Parts(configuration["https_ports"]).Length > 0 && !hasCertificate.Value)
        {
            mistakes.Add($"https_ports needs a certificate; name one by {DefaultCertificateSection}:Path.");
        }

        CheckLevels(configuration.GetSection("Logging:LogLevel"), mistakes);
        foreach (var provider in configuration.GetSection("Logging").GetChildren().Where(child => child.Key != "LogLevel"))
        {
            CheckLevels(provider.GetSection("LogLevel"), mistakes);
        }

        if (configuration[FormatterKey] is { } formatter && !Formatters.Contains(formatter, StringComparer.OrdinalIgnoreCase))
        {
            mistakes.Add($"{FormatterKey} is \"{formatter}\"; it must be one of {string.Join(", ", Formatters)}.");
        }
    }

    private static string? ProblemOfUrl(string url, Lazy<bool> hasCertificate)
    {
        const string Right = "write it as in http://localhost:5080 or http://*:5080";
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"which is no address; {Right}";
        }

        return address switch
        {
            { Scheme: not ("http" or "https") } => $"which is neither http nor https; {Right}",
            { IsUnixPipe: false, IsNamedPipe: false, Port: < 0 or > GreatestPort } =>
                string.Create(CultureInfo.InvariantCulture, $"whose port is not from 0 to {GreatestPort}"),
            { PathBase: not "" } => $"which has a path; {Right}",
            { Host: "localhost", Port: 0 } => "which leaves the port open; that needs an IP address, as in http://127.0.0.1:0",
            { Scheme: "https" } when !hasCertificate.Value => $"which needs a certificate; name one by {DefaultCertificateSection}:Path",
            _ => null,
        };
    }

    private static void CheckCertificate(IConfigurationSection section, List<string> mistakes)
    {
        if (section["Path"] is not { Length: > 0 } path)
        {
            return;
        }

        var file = Path.GetFullPath(path, ProgramPaths.ContentRoot);
        try
        {
            using var certificate = (section["KeyPath"], section["Password"]) switch
            {
                ({ } key, { } password) =>
                    X509Certificate2.CreateFromEncryptedPemFile(file, password, Path.GetFullPath(key, ProgramPaths.ContentRoot)),
                ({ } key, null) => X509Certificate2.CreateFromPemFile(file, Path.GetFullPath(key, ProgramPaths.ContentRoot)),
                (null, var password) => X509CertificateLoader.LoadPkcs12FromFile(file, password),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            mistakes.Add(
                $"{section.Path}:Path names {file}, of which no certificate with its key can be read ({exception.Message.TrimEnd('.')}); "
                + "name a PKCS #12 file, with its Password, or a PEM file, with its KeyPath.");
        }
    }

    private static void CheckPorts(IConfiguration configuration, string key, List<string> mistakes)
    {
        foreach (var port in Parts(configuration[key]))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                mistakes.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{key} has \"{port}\", which is not a port from 0 to {GreatestPort}."));
            }
        }
    }

    private static void CheckLevels(IConfigurationSection levels, List<string> mistakes)
    {
        foreach (var level in levels.GetChildren())
        {
            if (!string.IsNullOrEmpty(level.Value)
                && !Enum.GetNames<LogLevel>().Contains(level.Value, StringComparer.OrdinalIgnoreCase))
            {
                mistakes.Add($"{level.Path} is \"{level.Value}\"; it must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }

    private static bool HasDevelopmentCertificate()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Any(certificate =>
            certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentCertificate));
    }

    private static string[] Parts(string? value) =>
        (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
