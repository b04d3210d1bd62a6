using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>check DIR</c>: every mistake in a bundle at once.</summary>
internal static class CheckCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        var model = await GraphLoader.ReadModelAsync(context.ReadSettings().Store, cancellationToken);
        if (context.ReadBundle(model, directory) is not { } bundle)
        {
            return 1;
        }

        await context.Output.WriteLineAsync($"{directory}: {CommandContext.Describe(bundle)}, no mistake.");
        return 0;
    }
}
