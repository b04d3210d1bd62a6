using System.Runtime.InteropServices;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary><c>serve</c>: answers until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var builder = ServerHost.CreateBuilder(context.SettingArguments);
        var reading = GraphLoader.BeginReadModel(builder.Configuration, cancellationToken);
        var settings = Settings.Read(builder.Configuration);
        ListenProbe.Check(ServerHost.Addresses(builder.Configuration));
        var graph = await GraphLoader.OpenAsync(await reading, settings, cancellationToken);
        await using var store = graph.Store;
        await using var search = graph.Search;
        await using var app = ServerHost.Build(builder, settings, graph);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            ServerLog.HangUp(app.Logger);
        });
        if (graph.Store is WatchedStore watched)
        {
            var database = (Neo4jGraphStore)watched.Store;
            foreach (var setting in database.SettingsWithoutEffect)
            {
                ServerLog.SettingWithoutEffect(app.Logger, setting, database.Client);
            }

            // The database may not answer yet, and is never seeded: it may hold the data of others.
            await watched.StartAsync(app.Logger, cancellationToken);
            app.Services.GetService<RedisVersions>()?.Start(database);
            await using var derived = new DerivedWatch(database, settings.Neo4j.DeriveInterval, TimeProvider.System);
            derived.Start(app.Logger);
            await ServerHost.RunAsync(app, cancellationToken);
            return 0;
        }

        try
        {
            await SeedImport.RunAsync(graph, settings, app.Logger, cancellationToken);
        }
        catch (BundleException exception)
        {
            await context.Error.WriteLineAsync($"The seed in {ProgramPaths.Seed(settings.Seed)} has mistakes:\n{exception.Message}");
            return 1;
        }

        await ServerHost.RunAsync(app, cancellationToken);
        return 0;
    }
}
