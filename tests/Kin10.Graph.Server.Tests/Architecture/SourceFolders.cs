using System.Text.RegularExpressions;
using Kin10.Testing;
using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>
/// The folder of each type of a project, found in its sources: public types may have the namespace of the project wherever they are.
/// </summary>
internal sealed partial class SourceFolders
{
    private readonly string _project;
    private readonly Dictionary<string, string> _folders = [];

    /// <param name="project">The name of the project, which is its root namespace, too.</param>
    public SourceFolders(string project)
    {
        _project = project;
        var root = Repository.PathOf("src", project);
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/');
            if (folder.Split('/')[0] is not ("obj" or "bin"))
            {
                Read(File.ReadAllText(file), folder == "." ? "" : folder);
            }
        }
    }

    /// <summary>The path of the folder of a top-level type; empty for the one that holds the project file.</summary>
    public string Of(TypeDefinition type) => type.Namespace.Length == 0 ? "" // Top-level statements.
        : _folders.TryGetValue($"{type.Namespace}.{type.Name.Split('`')[0]}", out var folder) ? folder
        : throw new InvalidOperationException($"The sources of {_project} do not declare {type.FullName} at the beginning of a line.");

    private void Read(string text, string folder)
    {
        var space = Namespace().Match(text).Groups["name"].Value;
        foreach (Match declaration in Declaration().Matches(text))
        {
            _folders[$"{space}.{declaration.Groups["name"].Value}"] = folder;
        }
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // Types begin their line, since namespaces are those of files.
    [GeneratedRegex(
        "^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )+"
        + @"(?:(?:class|interface|enum|record struct|struct|record) (?<name>\w+)|delegate [^(]*?(?<name>\w+)(?:<[\w, ]*>)?\()",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
