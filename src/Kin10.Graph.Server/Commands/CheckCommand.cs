using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>check DIR</c>: every mistake in a bundle at once; where there is none, what an import would change.</summary>
internal static class CheckCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        if (context.ReadBundle(model, directory, cancellationToken) is not { } bundle)
        {
            return 1;
        }

        await context.Output.WriteLineAsync($"{directory}: {CommandContext.Describe(bundle)}, no mistake.");
        await context.Output.WriteLineAsync(await CompareAsync(model, settings, bundle, cancellationToken));
        return 0;
    }

    // A bundle is as good as it is, whatever the state of the store.
    private static async Task<string> CompareAsync(
        GraphModel model, Settings settings, GraphBundle bundle, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await GraphLoader.OpenToCompareAsync(model, settings, cancellationToken);
            var changes = await store.CompareAsync(bundle, cancellationToken);
            return $"An import into the {store.Name} store would change this:\n{CommandContext.Describe(changes, isShownOnly: true)}";
        }
        catch (GraphStoreException exception)
        {
            return $"Not compared with the store: {exception.Message}";
        }
    }
}
