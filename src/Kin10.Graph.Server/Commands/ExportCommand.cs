using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Hosting;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>export DIR</c>: the whole graph as a bundle.</summary>
internal static class ExportCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        var options = context.ReadSettings().Store;
        var model = await GraphLoader.ReadModelAsync(options, cancellationToken);
        await using var store = await GraphLoader.OpenStoreAsync(model, options, cancellationToken);
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
