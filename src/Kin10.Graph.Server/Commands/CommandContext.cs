using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary>What every command needs.</summary>
/// <param name="SettingArguments">The settings of the command line.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where mistakes and progress go.</param>
internal sealed record CommandContext(string[] SettingArguments, TextWriter Output, TextWriter Error)
{
    /// <summary>Reads the settings from everywhere.</summary>
    /// <exception cref="SettingsException">They have mistakes.</exception>
    public Settings ReadSettings() => Settings.Read(ServerHost.CreateBuilder(SettingArguments).Configuration);

    /// <summary>Runs a command; errors that an operator can correct are reported without a stack trace.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (
            exception is SettingsException or ModelException or GraphStoreException or IOException or UnauthorizedAccessException)
        {
            await Error.WriteLineAsync(exception.Message);
        }
        catch (OperationCanceledException)
        {
            await Error.WriteLineAsync("Stopped before the end; nothing was changed.");
        }

        return 1;
    }

    /// <summary>Reads a bundle, or reports every mistake in it.</summary>
    /// <returns>The bundle; null when there are mistakes.</returns>
    public GraphBundle? ReadBundle(GraphModel model, string directory, CancellationToken cancellationToken)
    {
        try
        {
            return BundleReader.Read(model, directory, cancellationToken);
        }
        catch (BundleException exception)
        {
            foreach (var mistake in exception.Mistakes)
            {
                Error.WriteLine(mistake.File == directory ? mistake.ToString() : Path.Combine(directory, mistake.ToString()));
            }

            var count = exception.Mistakes.Count;
            Error.WriteLine(count == 1 ? "1 mistake; nothing was imported." : $"{count} mistakes; nothing was imported.");
            return null;
        }
    }

    /// <summary>What an import changed, or would change: a line for each type that changes.</summary>
    public static string Describe(ChangeSet changes, bool isShownOnly) => (changes.IsEmpty, isShownOnly) switch
    {
        (true, true) => "Nothing would change: the store holds just that.",
        (true, false) => "Nothing changed: the store held just that.",
        _ => string.Join('\n', SummaryLines(changes)),
    };

    /// <summary>How much a bundle holds, in words.</summary>
    public static string Describe(GraphBundle bundle) =>
        $"{bundle.NodeCount} nodes and {bundle.FactCount - bundle.NodeCount} relationships";

    private static IEnumerable<string> SummaryLines(ChangeSet changes)
    {
        if (changes.Facts is { IsEmpty: false } facts)
        {
            yield return facts.Summary;
        }

        var (nodes, relationships) = (changes.RecomputedNodeCount, changes.RecomputedRelationshipCount);
        if (nodes + relationships > 0)
        {
            yield return $"Computed from the facts: other values for {nodes} nodes, {relationships} relationships.";
        }
    }
}
