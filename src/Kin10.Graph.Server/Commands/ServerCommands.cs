using System.CommandLine;

namespace Kin10.Graph.Server.Commands;

/// <summary>The command line.</summary>
internal static class ServerCommands
{
    /// <summary>Runs the command that the arguments name; <c>serve</c> when they name none.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where mistakes and progress go.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>The exit code: 0, or 1 when something is wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var commands = SettingArguments.Split(arguments, out var settings);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,

            // The host has its own graceful end, with its own limit.
            ProcessTerminationTimeout = null,
        };
        return Create(new CommandContext(settings, output, error)).Parse(commands).InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand(
            "The GraphQL API over the knowledge graph of the 100Kin10 network. Every setting of appsettings.json can be given to every "
            + "command, as in: --urls http://localhost:8080 --Store:Path graph.db. NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and "
            + "NEO4J_DATABASE in the environment choose a Neo4j database as the store.");
        root.SetAction((_, token) => context.RunAsync(() => ServeCommand.RunAsync(context, token)));

        var serve = new Command(
            "serve", "Answer GraphQL requests over HTTP (the default). An empty embedded store is filled from the seed first.");
        serve.SetAction((_, token) => context.RunAsync(() => ServeCommand.RunAsync(context, token)));
        root.Add(serve);

        root.Add(Import(context));
        root.Add(WithFolder("export", "Write the graph as CSV files that import back to the same bytes.", context, ExportCommand.RunAsync));
        root.Add(Backup(context));
        root.Add(WithFolder(
            "check", "Report every mistake in the CSV files of a folder, or what an import would change.", context, CheckCommand.RunAsync));

        var migrate = new Command("migrate", "Bring the Neo4j database of NEO4J_URI to the constraints and indexes of the model.");
        migrate.SetAction((_, token) => context.RunAsync(() => MigrateCommand.RunAsync(context, token)));
        root.Add(migrate);

        var derive = new Command(
            "derive", "Bring what is computed in the Neo4j database of NEO4J_URI up to date with its facts, after changes by hand.");
        derive.SetAction((_, token) => context.RunAsync(() => DeriveCommand.RunAsync(context, token)));
        root.Add(derive);

        var schema = new Command("schema", "Print the public GraphQL schema.");
        schema.SetAction((_, token) => context.RunAsync(() => SchemaCommand.RunAsync(context, token)));
        root.Add(schema);
        return root;
    }

    private static Command Import(CommandContext context)
    {
        var folder = Folder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be added, changed and removed." };
        var allowRemovals = new Option<bool>(ImportCommand.AllowRemovalsOption)
        {
            Description = "Remove more than a tenth of the graph, where the files lack that much.",
        };
        var note = new Option<string>("--note") { Description = "What the log of changes says of this import." };
        var command = new Command("import", "Replace the graph by the CSV files of a folder, all or nothing.")
        {
            folder, dryRun, allowRemovals, note,
        };
        command.SetAction((parsed, token) => context.RunAsync(() =>
            new ImportCommand(parsed.GetValue(dryRun), parsed.GetValue(allowRemovals), parsed.GetValue(note))
                .RunAsync(context, parsed.GetRequiredValue(folder), token)));
        return command;
    }

    private static Command Backup(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var command = new Command("backup", "Copy the file of the embedded store as it is at one moment, also while it serves.") { file };
        command.SetAction((parsed, _) => context.RunAsync(() => BackupCommand.RunAsync(context, parsed.GetRequiredValue(file))));
        return command;
    }

    private static Argument<string> Folder() => new("DIR") { Description = "The folder of the CSV files." };

    private static Command WithFolder(
        string name, string description, CommandContext context, Func<CommandContext, string, CancellationToken, Task<int>> run)
    {
        var folder = Folder();
        var command = new Command(name, description) { folder };
        command.SetAction((parsed, token) => context.RunAsync(() => run(context, parsed.GetRequiredValue(folder), token)));
        return command;
    }
}
