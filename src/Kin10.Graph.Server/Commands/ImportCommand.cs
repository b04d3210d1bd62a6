using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>import DIR</c>: replaces the graph, all or nothing.</summary>
internal static class ImportCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        if (context.ReadBundle(model, directory) is not { } bundle)
        {
            return 1;
        }

        await using var store = await GraphLoader.OpenStoreAsync(model, settings, cancellationToken);
        var changes = await ImportAsync(context, store, bundle, cancellationToken);
        await context.Output.WriteLineAsync($"Imported {CommandContext.Describe(bundle)} from {directory} into the {store.Name} store.");
        await context.Output.WriteLineAsync(changes.IsEmpty ? "Nothing changed: the store held just that." : changes.Summary);
        return 0;
    }

    private static async Task<ChangeSet> ImportAsync(
        CommandContext context, IGraphTransfer store, GraphBundle bundle, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(context.Error, "Importing");
        return await store.ImportAsync(bundle, progress, cancellationToken);
    }
}
