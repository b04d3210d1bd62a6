using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>export DIR</c>: the whole graph as a bundle.</summary>
internal static class ExportCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        await using var store = await GraphLoader.OpenExistingStoreAsync(model, settings, cancellationToken);
        var health = await store.CheckHealthAsync(cancellationToken);
        if (!health.IsReady)
        {
            await context.Error.WriteLineAsync(health.Detail);
            return 1;
        }

        var bundle = await store.ExportAsync(cancellationToken);
        if (bundle.Count == 0)
        {
            await context.Error.WriteLineAsync("The store is empty: there is nothing to export. Fill it first, as in: import seed");
            return 1;
        }

        BundleWriter.Write(bundle, directory);
        await context.Output.WriteLineAsync($"Exported {CommandContext.Describe(bundle)} to {directory}.");
        return 0;
    }
}
