using Kin10.Graph.Api;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>schema</c>: prints the public schema.</summary>
internal static class SchemaCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var model = await GraphLoader.ReadModelAsync(settings.Store, cancellationToken);
        await context.Output.WriteAsync(ApiSchema.Create(model, settings.Limits.ToGraphLimits()).Sdl);
        return 0;
    }
}
