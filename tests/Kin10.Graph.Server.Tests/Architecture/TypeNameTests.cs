using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>A name means one thing in the whole product.</summary>
public sealed class TypeNameTests
{
    [Fact]
    public void TypeName_OccursOnce()
    {
        var types = ReferenceTests.Layers.SelectMany(row => TypesOf((string)row[0])).ToList();

        // A type and its generic sister in one namespace are one idea.
        var twice = types.Distinct().GroupBy(type => type.Name).Where(group => group.Count() > 1)
            .Select(group => string.Join(" and ", group.Select(type => $"{type.Project}: {type.Namespace}.{type.Name}")));
        Assert.True(!twice.Any(), $"These names mean two things:\n{string.Join('\n', twice)}");
    }

    private static List<(string Project, string Namespace, string Name)> TypesOf(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        return [.. TypeUses.TypesOf(module).Select(type => (project, type.Namespace, type.Name.Split('`')[0]))];
    }
}
