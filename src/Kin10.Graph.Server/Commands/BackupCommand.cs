using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>backup FILE</c>: a copy of the embedded store's file, whoever uses it.</summary>
internal static class BackupCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string file)
    {
        var settings = context.ReadSettings();
        if (settings.Login is not null)
        {
            await context.Error.WriteLineAsync(
                "Only an embedded store has a file to copy. Of a Neo4j database, export makes a bundle, and neo4j-admin database dump a "
                + "copy.");
            return 1;
        }

        var path = ProgramPaths.Store(settings.Store);
        if (path == EmbeddedGraphStore.InMemory)
        {
            await context.Error.WriteLineAsync("The store is in memory: it has no file to copy. Name one by the setting Store:Path.");
            return 1;
        }

        await EmbeddedGraphStore.BackupAsync(path, file);
        await context.Output.WriteLineAsync($"Copied {path} to {file}.");
        return 0;
    }
}
