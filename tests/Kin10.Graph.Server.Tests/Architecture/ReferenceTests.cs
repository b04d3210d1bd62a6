using System.Reflection;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Architecture;

/// <summary>References run one way, as the README draws them.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string, string[]> Layers { get; } = new()
    {
        { "Kin10.GraphQL", [] },
        { "Kin10.Graph", ["Kin10.GraphQL"] },
        { "Kin10.Graph.Embedded", ["Kin10.Graph", "Kin10.GraphQL"] },
        { "Kin10.Graph.Search", ["Kin10.Graph", "Kin10.GraphQL"] },
        { "Kin10.Bolt", [] },
        { "Kin10.Graph.Neo4j", ["Kin10.Bolt", "Kin10.Graph", "Kin10.GraphQL"] },
        { "Kin10.Graph.HotChocolate", ["Kin10.GraphQL"] },
        { "Kin10.Graph.Neo4j.Driver", ["Kin10.Bolt", "Kin10.Graph.Neo4j"] },
        {
            "Kin10.Graph.Server",
            [
                "Kin10.Bolt", "Kin10.Graph", "Kin10.Graph.Embedded", "Kin10.Graph.HotChocolate", "Kin10.Graph.Neo4j", "Kin10.Graph.Neo4j.Driver",
                "Kin10.Graph.Search", "Kin10.GraphQL",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Assembly_ReferencesOnlyTheLayersBelow(string assembly, string[] below)
    {
        var referenced = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Kin10.", StringComparison.Ordinal));
        Assert.Subset(below.ToHashSet(), referenced.ToHashSet());
    }

    [Fact]
    public void EveryProductAssembly_HasALayer()
    {
        var projects = Directory.GetDirectories(Repository.PathOf("src"))
            .Select(Path.GetFileName)
            .Where(name => name!.StartsWith("Kin10.", StringComparison.Ordinal))
            .Order();
        Assert.Equal(projects, Layers.Select(row => (string)row[0]).Order());
    }

    [Theory]
    [InlineData("Kin10.GraphQL", "Microsoft.AspNetCore")]
    [InlineData("Kin10.Graph", "Microsoft.AspNetCore")]
    [InlineData("Kin10.Graph", "Microsoft.Data.Sqlite")]
    [InlineData("Kin10.Graph.Embedded", "Microsoft.AspNetCore")]
    [InlineData("Kin10.Graph.Search", "Microsoft.AspNetCore")]
    [InlineData("Kin10.Graph.Neo4j", "Microsoft.AspNetCore")]
    [InlineData("Kin10.Graph.Neo4j", "Microsoft.Data.Sqlite")]
    [InlineData("Kin10.Graph.Neo4j", "Neo4j.Driver")]
    [InlineData("Kin10.Bolt", "Microsoft.AspNetCore")]
    public void Assembly_KnowsNothingOf(string assembly, string other) =>
        Assert.DoesNotContain(
            Assembly.Load(assembly).GetReferencedAssemblies(),
            name => name.Name!.StartsWith(other, StringComparison.Ordinal));
}
