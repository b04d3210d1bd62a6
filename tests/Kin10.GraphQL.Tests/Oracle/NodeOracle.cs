using System.Diagnostics;
using System.Text.Json;

namespace Kin10.GraphQL.Tests.Oracle;

/// <summary>
/// Runs a script of this folder in Node.js beside graphql-js, the reference implementation: JSON goes to its standard input, JSON comes
/// from its standard output. Packages are installed once, into the folder of the built tests, as <c>package-lock.json</c> pins them.
/// </summary>
internal static class NodeOracle
{
    private static readonly string? Node = FindOnPath(OperatingSystem.IsWindows() ? ["node.exe"] : ["node"]);
    private static readonly string? Npm = FindOnPath(OperatingSystem.IsWindows() ? ["npm.cmd", "npm.exe"] : ["npm"]);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Oracle");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Whether Node.js and npm are installed.</summary>
    public static bool IsAvailable => Node is not null && Npm is not null;

    /// <summary>Runs a script once with one batch of questions.</summary>
    /// <param name="script">The file's name in this folder, for example <c>validate.mjs</c>.</param>
    /// <param name="input">Written to the script's standard input as JSON.</param>
    public static async Task<TOutput> RunAsync<TInput, TOutput>(string script, TInput input)
    {
        if (!IsAvailable)
        {
            throw new InvalidOperationException("Node.js and npm are not on the PATH.");
        }

        await Installed.Value;
        var json = JsonSerializer.Serialize(input, JsonSerializerOptions.Web);
        var output = await RunProcessAsync(Node!, [Path.Combine(Folder, script)], json);
        return JsonSerializer.Deserialize<TOutput>(output, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{script} wrote null.");
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "graphql")))
        {
            await RunProcessAsync(Npm!, ["ci", "--no-audit", "--no-fund"], "");
        }
    }

    private static async Task<string> RunProcessAsync(string file, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");

        // Both outputs are read while the input is written: a full pipe would stop either side.
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            var command = $"{file} {string.Join(' ', arguments)}";
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await errors}{await output}");
        }

        return await output;
    }

    private static string? FindOnPath(string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
