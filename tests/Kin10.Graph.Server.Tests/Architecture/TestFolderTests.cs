using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>Test projects mirror the folders of their sources.</summary>
public sealed class TestFolderTests
{
    private const string Suffix = "Tests";

    public static TheoryData<string> Projects => FolderTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void TestsOfAFile_AreInTheFolderOfThatName(string project)
    {
        var sources = Files("src", project).ToLookup(file => file.Name, file => file.Folder);
        var tests = Files("tests", $"{project}.Tests").Where(file => file.Name.EndsWith(Suffix, StringComparison.Ordinal)).ToList();
        var elsewhere = tests
            .Select(test => (Test: test, Folders: sources[test.Name[..^Suffix.Length]].ToList()))
            .Where(each => each.Folders.Count > 0 && !each.Folders.Contains(each.Test.Folder))
            .Select(each => $"{each.Test.Folder}/{each.Test.Name}.cs: its source is in {string.Join(", ", each.Folders)}");
        Assert.NotEmpty(tests);
        Assert.Empty(elsewhere);
    }

    private static IEnumerable<(string Name, string Folder)> Files(string parent, string project)
    {
        var root = Repository.PathOf(parent, project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (
                Path.GetFileNameWithoutExtension(file),
                Folder: Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(file => file.Folder.Split('/')[0] is not ("obj" or "bin"));
    }
}
