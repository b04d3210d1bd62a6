using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>derive</c>: brings what is computed in a Neo4j database up to date with its facts.</summary>
internal static class DeriveCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        await using var store = await GraphLoader.OpenExistingStoreAsync(model, settings, cancellationToken);
        if (store is not Neo4jGraphStore neo4j)
        {
            await context.Output.WriteLineAsync(
                $"The {store.Name} store is up to date: it changes by imports alone, and they compute what follows from facts. "
                + $"A Neo4j database is named by {Neo4jLogin.UriKey}, as in neo4j://localhost:7687.");
            return 0;
        }

        var written = await neo4j.DeriveAsync(cancellationToken);
        var isCurrent = await neo4j.AreDerivedCurrentAsync(cancellationToken);
        await context.Output.WriteLineAsync(written == default
            ? $"What is computed in the database at {settings.Login!.Uri} was up to date."
            : $"Computed from the facts in the database at {settings.Login!.Uri}: other values for {written.Nodes} nodes, "
                + $"{written.Relationships} relationships.");
        if (!isCurrent)
        {
            await context.Error.WriteLineAsync("The graph was changed meanwhile. Run the command again.");
        }

        return isCurrent ? 0 : 1;
    }
}
