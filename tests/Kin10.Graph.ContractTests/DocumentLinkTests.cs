using System.Text.RegularExpressions;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests;

/// <summary>Links between the documents of the repository lead somewhere.</summary>
public sealed partial class DocumentLinkTests
{
    private static readonly string[] Foreign = ["node_modules", "bin", "obj", "artifacts", ".git", "wwwroot"];

    public static TheoryData<string> Documents { get; } = [.. Find(Repository.Root).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadToFilesOfTheRepository(string document)
    {
        var file = Repository.PathOf(document);
        var broken = Link().Matches(Code().Replace(File.ReadAllText(file), ""))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Leads(file, target));
        Assert.Empty(broken);
    }

    private static bool Leads(string file, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0]));
        return (parts.Length == 1 && Directory.Exists(target))
            || (File.Exists(target) && (parts.Length == 1 || Anchors(File.ReadAllText(target)).Contains(parts[1])));
    }

    // As forges make them: lower case, without punctuation, blanks as hyphens.
    private static HashSet<string> Anchors(string text) =>
        [.. Heading().Matches(text).Select(heading => Punctuation().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    private static IEnumerable<string> Find(string folder) =>
        Directory.GetFiles(folder, "*.md").Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Concat(Directory.GetDirectories(folder).Where(inner => !Foreign.Contains(Path.GetFileName(inner))).SelectMany(Find));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (?<text>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
