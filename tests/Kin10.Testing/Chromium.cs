namespace Kin10.Testing;

/// <summary>Where the browser is, and whether a machine without one may leave its tests out.</summary>
public static class Chromium
{
    /// <summary>Why there is none, and what to do.</summary>
    public const string Missing =
        "No Chromium was found: set CHROMIUM_PATH, or put chromium into PATH (Debian: apt-get install chromium).";

    /// <summary>The browser's program, or null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path
        ? File.Exists(path) ? path : null
        : Programs.Find("chromium") ?? Programs.Find("chromium-browser") ?? Programs.Find("google-chrome");

    /// <summary>Set by the continuous integration: whatever is missing there is a failure.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") == "1";
}
