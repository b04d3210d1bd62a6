using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>Folders import in one direction inside each project.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects { get; } = [.. ReferenceTests.Layers.Select(row => (string)row[0])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_ImportInOneDirection(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        var circles = FolderCircle.Find(TypeUses.Read(module), new SourceFolders(project).Of);
        Assert.True(circles.Count == 0, $"Folders of {project} import one another in a circle:\n{string.Join('\n', circles)}");
    }
}
