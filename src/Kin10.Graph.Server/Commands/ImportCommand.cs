using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>import DIR</c>: replaces the graph, all or nothing.</summary>
/// <param name="DryRun">Whether it only says what it would do.</param>
/// <param name="AllowRemovals">Whether it may remove a large part of the graph.</param>
/// <param name="Note">What the log of changes says of it.</param>
internal sealed record ImportCommand(bool DryRun, bool AllowRemovals, string? Note)
{
    /// <summary>The option that lets it remove a large part of the graph.</summary>
    public const string AllowRemovalsOption = "--allow-removals";

    // A bundle that lost files or rows is more likely than a graph that shrank that much: 1 / 10.
    private const int LeastKept = 10;

    /// <summary>Runs the command.</summary>
    public async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        using var memory = ImportMemory.Watch();
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        if (context.ReadBundle(model, directory, cancellationToken) is not { } bundle)
        {
            return 1;
        }

        await using var store = DryRun
            ? await GraphLoader.OpenToCompareAsync(model, settings, cancellationToken)
            : await GraphLoader.OpenStoreAsync(model, settings, cancellationToken);
        var (did, changes) = DryRun
            ? ("Would import", await CompareAsync(store, bundle, cancellationToken))
            : ("Imported", await ImportAsync(context, store, bundle, settings.Changes, cancellationToken));
        await context.Output.WriteLineAsync($"{did} {CommandContext.Describe(bundle)} from {directory} into the {store.Name} store.");
        await context.Output.WriteLineAsync(CommandContext.Describe(changes, DryRun));
        return 0;
    }

    private async Task<ChangeSet> CompareAsync(IGraphTransfer store, GraphBundle bundle, CancellationToken cancellationToken)
    {
        var changes = await store.CompareAsync(bundle, cancellationToken);
        Review(bundle, changes);
        return changes;
    }

    private async Task<ChangeSet> ImportAsync(
        CommandContext context, IGraphTransfer store, GraphBundle bundle, ChangesOptions settings, CancellationToken cancellationToken)
    {
        var options = new ImportOptions
        {
            Review = changes => Review(bundle, changes),
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
            KeptChanges = settings.Keep,
        };
        using var progress = new ProgressLine(context.Error, "Importing");
        return await store.ImportAsync(bundle, options, progress, cancellationToken);
    }

    private void Review(GraphBundle bundle, ChangeSet changes)
    {
        var held = bundle.Count - changes.AddedCount + changes.RemovedCount;
        if (!AllowRemovals && changes.RemovedCount > held / LeastKept)
        {
            throw new GraphStoreException(
                $"This would remove {changes.RemovedCount} of the {held} nodes and relationships that the store holds, more than a tenth. "
                    + $"Nothing was changed. If it is meant, say so: {AllowRemovalsOption}\n{changes.Summary}",
                isTransient: false);
        }
    }
}
