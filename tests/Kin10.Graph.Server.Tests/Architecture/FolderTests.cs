using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>Folders import in one direction inside each project.</summary>
public sealed class FolderTests
{
    /// <summary>Circles that are still there. The list only gets shorter: what is in it must be found.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Kin10.GraphQL"] =
        [
            "TypeSystem, TypeSystem/Scalars, TypeSystem/Validation",
            "Validation, Validation/FieldMerging, Validation/Limits, Validation/Rules",
        ],
    };

    public static TheoryData<string> Projects { get; } = [.. ReferenceTests.Layers.Select(row => (string)row[0])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_ImportInOneDirection(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        var found = FolderCircle.Find(TypeUses.Read(module), new SourceFolders(project).Of);
        var known = Known.GetValueOrDefault(project, []);
        var added = found.Where(circle => !known.Any(name => circle.Folders.All(name.Split(", ").Contains)));
        Assert.True(!added.Any(), $"Folders of {project} import one another in a circle:\n{string.Join('\n', added)}");

        var gone = known.Except(found.Select(circle => circle.Name));
        Assert.True(
            !gone.Any(),
            $"Circles of {project} that are listed as known and are not there any more: {string.Join("; ", gone)}. "
            + $"List what is left: {string.Join("; ", found.Select(circle => circle.Name))}");
    }
}
