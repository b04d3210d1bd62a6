using System.Text;
using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>
/// Folders of a project that import one another. In every folder, its own files and each folder in it are judged beside each other, so
/// that a folder's own files may use the folders in it, or those use the files, but not both.
/// </summary>
/// <param name="Folders">The folders, in order. The project's own files are called by <see cref="Root"/>.</param>
/// <param name="Uses">
/// The imports among them that make the circle, those with the fewest uses first: they are the easiest to remove.
/// </param>
internal sealed record FolderCircle(string[] Folders, IReadOnlyList<FolderImport> Uses)
{
    /// <summary>The name of the folder that holds the project file.</summary>
    public const string Root = "(root)";

    private const int ShownUses = 12;

    /// <summary>The folders.</summary>
    public string Name => string.Join(", ", Folders);

    /// <summary>Finds every circle of a project.</summary>
    /// <param name="uses">The uses between its types.</param>
    /// <param name="folderOf">The path of a type's folder; empty for the project's own.</param>
    public static IReadOnlyList<FolderCircle> Find(IEnumerable<TypeUse> uses, Func<TypeDefinition, string> folderOf)
    {
        var all = uses
            .Select(use => (From: folderOf(use.User), To: folderOf(use.Used), Use: use))
            .Where(use => use.From != use.To)
            .ToList();
        var parents = all.SelectMany(use => new[] { use.From, use.To }).SelectMany(Ancestors).Distinct().Order(StringComparer.Ordinal);
        return [.. parents.SelectMany(parent => FindIn(parent, all))];
    }

    /// <summary>Which folder uses which, and by which types.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Name).Append('\n');
        foreach (var import in Uses)
        {
            text.Append($"  {import.From} -> {import.To}\n");
            foreach (var use in import.Types.Take(ShownUses))
            {
                text.Append($"    {use.User.Name} uses {use.Used.Name}\n");
            }

            if (import.Types.Count > ShownUses)
            {
                text.Append($"    and {import.Types.Count - ShownUses} more\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<FolderCircle> FindIn(string parent, List<(string From, string To, TypeUse Use)> all)
    {
        var imports = all
            .Where(use => IsWithin(use.From, parent) && IsWithin(use.To, parent))
            .GroupBy(use => (From: ChildOf(use.From, parent), To: ChildOf(use.To, parent)), use => use.Use)
            .Where(group => group.Key.From != group.Key.To)
            .Select(
                group => new FolderImport(
                    group.Key.From, group.Key.To, [.. group.OrderBy(use => use.User.Name).ThenBy(use => use.Used.Name)]))
            .ToList();
        var reached = imports.Select(import => import.From).Distinct().ToDictionary(folder => folder, folder => Reach(folder, imports));
        var left = reached.Keys.Order(StringComparer.Ordinal).Where(folder => reached[folder].Contains(folder)).ToList();
        while (left.Count > 0)
        {
            var first = left[0];
            string[] folders = [.. left.Where(folder => reached[first].Contains(folder) && reached[folder].Contains(first))];
            left.RemoveAll(folders.Contains);
            yield return new FolderCircle(
                folders,
                [
                    .. imports
                        .Where(import => folders.Contains(import.From) && folders.Contains(import.To))
                        .OrderBy(import => import.Types.Count),
                ]);
        }
    }

    private static HashSet<string> Reach(string start, List<FolderImport> imports)
    {
        var reached = new HashSet<string>();
        var pending = new Stack<string>([start]);
        while (pending.TryPop(out var folder))
        {
            foreach (var import in imports.Where(import => import.From == folder && reached.Add(import.To)))
            {
                pending.Push(import.To);
            }
        }

        return reached;
    }

    // "A/B" has "A/B", "A" and the root.
    private static IEnumerable<string> Ancestors(string folder)
    {
        for (; folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            yield return folder;
        }

        yield return "";
    }

    private static bool IsWithin(string folder, string parent) =>
        parent.Length == 0 || folder == parent || folder.StartsWith(parent + "/", StringComparison.Ordinal);

    private static string ChildOf(string folder, string parent)
    {
        if (folder == parent)
        {
            return parent.Length == 0 ? Root : parent;
        }

        var end = folder.IndexOf('/', parent.Length == 0 ? 0 : parent.Length + 1);
        return end < 0 ? folder : folder[..end];
    }
}

/// <summary>One folder imports another.</summary>
/// <param name="From">The folder that uses the other.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Types">The uses, at least one.</param>
internal sealed record FolderImport(string From, string To, IReadOnlyList<TypeUse> Types);
