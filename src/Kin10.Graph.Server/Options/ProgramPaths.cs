using Kin10.Graph.Embedded;

namespace Kin10.Graph.Server.Options;

/// <summary>
/// Where files are. The content root, against which settings are read and relative paths are resolved, is the project's folder when the
/// program runs from a checkout, wherever it was started, and the program's own folder when it was published.
/// </summary>
internal static class ProgramPaths
{
    private const string ProjectFile = "Kin10.Graph.Server.csproj";

    // bin/<configuration>/<framework>/<runtime>
    private const int DepthOfOutput = 4;

    /// <summary>The content root.</summary>
    public static string ContentRoot { get; } = FindContentRoot();

    /// <summary>The pages, built beside the program.</summary>
    public static string WebRoot { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>The documents that the pages ask for, beside the program.</summary>
    public static string Documents { get; } = Path.Combine(AppContext.BaseDirectory, "documents");

    /// <summary>The file of the model.</summary>
    public static string Model(StoreOptions options) => Resolve(options.ModelPath, "schema", "model.graphql");

    /// <summary>The folder of the seed.</summary>
    public static string Seed(SeedOptions options) => Resolve(options.Path, "seed");

    /// <summary>The file of the embedded store, or the name of one without a file.</summary>
    public static string Store(StoreOptions options) =>
        options.Path == EmbeddedGraphStore.InMemory ? options.Path : Path.GetFullPath(options.Path, ContentRoot);

    private static string Resolve(string? configured, params ReadOnlySpan<string> builtIn) =>
        string.IsNullOrEmpty(configured) ? Path.Combine([AppContext.BaseDirectory, .. builtIn]) : Path.GetFullPath(configured, ContentRoot);

    private static string FindContentRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var i = 0; i < DepthOfOutput && folder is not null; i++, folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
