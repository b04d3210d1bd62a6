using Mono.Cecil;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>A name means one thing in the whole product.</summary>
public sealed class TypeNameTests
{
    /// <summary>Names that still mean two things. The list only gets shorter: what is in it must be found.</summary>
    private static readonly string[] Known = ["RootField"];

    [Fact]
    public void TypeName_OccursOnce()
    {
        var types = ReferenceTests.Layers.SelectMany(row => TypesOf((string)row[0])).ToList();

        // A type and its generic sister in one namespace are one idea.
        var twice = types.Distinct()
            .GroupBy(type => type.Name)
            .Where(group => group.Count() > 1)
            .ToDictionary(
                group => group.Key,
                group => string.Join(" and ", group.Select(type => $"{type.Project}: {type.Namespace}.{type.Name}")));
        var added = twice.Where(pair => !Known.Contains(pair.Key)).Select(pair => pair.Value);
        Assert.True(!added.Any(), $"These names mean two things:\n{string.Join('\n', added)}");
        var gone = Known.Where(name => !twice.ContainsKey(name));
        Assert.True(!gone.Any(), $"These names are listed as known and occur once now, delete them from the list: {string.Join(", ", gone)}");
    }

    private static List<(string Project, string Namespace, string Name)> TypesOf(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        return [.. TypeUses.TypesOf(module).Select(type => (project, type.Namespace, type.Name.Split('`')[0]))];
    }
}
