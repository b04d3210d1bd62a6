namespace Kin10.Graph.Tests.Model;

/// <summary>The committed files under <c>schema/</c>.</summary>
internal static class SchemaFiles
{
    public static string Folder { get; } = Find();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Kin10.Graph.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "schema");
    }
}
