using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Kin10.Testing;

/// <summary>
/// Scripts for Node.js that a test project keeps beside a pinned <c>package-lock.json</c>: other people's programs as the judge of ours.
/// JSON goes to a script's standard input, JSON comes from its standard output. Packages are installed once, into the folder of the built
/// tests.
/// </summary>
/// <param name="folder">The folder beside the built tests that holds the scripts.</param>
public sealed class NodeScripts(string folder)
{
    // By folder, not by instance: two users of one folder wait for one install.
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Installs = new();

    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, folder);

    /// <summary>Runs a script once.</summary>
    /// <param name="script">The file's name, for example <c>validate.mjs</c>.</param>
    /// <param name="input">Written to the script's standard input as JSON.</param>
    public async Task<TOutput> RunAsync<TInput, TOutput>(string script, TInput input)
    {
        await Installs.GetOrAdd(_folder, _ => new(InstallAsync)).Value;
        var json = JsonSerializer.Serialize(input, JsonSerializerOptions.Web);
        var output = await RunProcessAsync("node", [Path.Combine(_folder, script)], json);
        return JsonSerializer.Deserialize<TOutput>(output, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{script} wrote null.");
    }

    private async Task InstallAsync()
    {
        // npm writes this file last: a folder without it is an install that was broken off.
        if (!File.Exists(Path.Combine(_folder, "node_modules", ".package-lock.json")))
        {
            await RunProcessAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
    }

    private async Task<string> RunProcessAsync(string program, string[] arguments, string input)
    {
        var file = Programs.Find(program) ?? throw new InvalidOperationException($"{program} is not in PATH. Install Node.js.");
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");

        // Both outputs are read while the input is written: a full pipe would stop either side.
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code and what it wrote say why.
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
