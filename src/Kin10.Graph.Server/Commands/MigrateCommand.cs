using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>migrate</c>: brings a Neo4j database to the constraints and indexes of the model.</summary>
internal static class MigrateCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        await using var store = await GraphLoader.OpenStoreAsync(model, settings, cancellationToken);
        if (store is not Neo4jGraphStore neo4j)
        {
            await context.Error.WriteLineAsync(
                $"The {store.Name} store needs no migration. Name a Neo4j database by {Neo4jLogin.UriKey}, as in neo4j://localhost:7687.");
            return 1;
        }

        await neo4j.MigrateAsync(cancellationToken);
        await context.Output.WriteLineAsync(
            $"The database at {settings.Login!.Uri} has all constraints and indexes of {model.Name}, version {model.Version}.");
        return 0;
    }
}
