namespace Kin10.Testing;

/// <summary>Where the repository's own files are, for tests that read or write them.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Kin10.Graph.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kin10.Graph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Kin10.Graph.sln.");
    }
}
