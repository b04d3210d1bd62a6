using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Commands;

/// <summary>
/// Tells settings on the command line (<c>--Server:RequestTimeout 00:00:05</c>, <c>--urls=http://localhost:80</c>) from commands.
/// </summary>
internal static class SettingArguments
{
    private static readonly string[] Sections =
    [
        "Limits", "Server", "Cors", "Store", "Seed", "Search", "Changes", "Cache", "CacheControl", "Redis", "ConnectionStrings", "Live",
        "Export", "RateLimit", "TrustedDocuments", "Neo4j", "Logging", "Kestrel",
    ];

    // No NEO4J_PASSWORD: other users of the machine can read command lines.
    private static readonly string[] HostSettings =
    [
        "urls", "http_ports", "https_ports", "environment", "AllowedHosts",
        Neo4jLogin.UriKey, Neo4jLogin.UsernameKey, Neo4jLogin.DatabaseKey,
    ];

    // Typed where somebody stands, like the folders of commands; in a file of settings they start at the content root.
    private static readonly string[] Paths =
        ["Store:Path", "Store:ModelPath", "Seed:Path", "TrustedDocuments:Folder", "Neo4j:TrustedCertificateFile"];

    /// <summary>Splits the arguments.</summary>
    /// <param name="arguments">All of them.</param>
    /// <param name="settings">The settings with their values, as ASP.NET's configuration reads them.</param>
    /// <returns>The others in their order; an unknown setting is among them, so that it is reported.</returns>
    public static string[] Split(string[] arguments, out string[] settings)
    {
        var commands = new List<string>();
        var found = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (!IsSetting(argument))
            {
                commands.Add(argument);
            }
            else if (argument.Contains('=', StringComparison.Ordinal))
            {
                var parts = argument.Split('=', 2);
                found.Add($"{parts[0]}={Value(parts[0], parts[1])}");
            }
            else if (i + 1 < arguments.Length)
            {
                found.Add($"{argument}={Value(argument, arguments[++i])}");
            }
            else
            {
                commands.Add(argument);
            }
        }

        settings = [.. found];
        return [.. commands];
    }

    private static string Value(string argument, string value) =>
        Paths.Contains(argument[2..], StringComparer.OrdinalIgnoreCase)
        && value != EmbeddedGraphStore.InMemory
        && !string.IsNullOrWhiteSpace(value)
            ? Path.GetFullPath(value)
            : value;

    private static bool IsSetting(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var name = argument[2..].Split('=')[0];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase)
            : Sections.Contains(name[..colon], StringComparer.OrdinalIgnoreCase);
    }
}
