using Kin10.Graph.Server.Stores;

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
        using (var progress = new ProgressLine(context.Error, "Importing"))
        {
            await store.ImportAsync(bundle, progress, cancellationToken);
        }

        await context.Output.WriteLineAsync($"Imported {CommandContext.Describe(bundle)} from {directory} into the {store.Name} store.");
        return 0;
    }
}
