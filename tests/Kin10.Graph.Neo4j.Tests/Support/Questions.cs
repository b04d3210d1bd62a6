using System.Text.Json;
using Kin10.Testing;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The questions that every store must answer alike, from the contract tests.</summary>
internal static class Questions
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("tests", "Kin10.Graph.ContractTests", "Questions");

    public static (string Query, JsonElement? Variables) Read(string name)
    {
        var variables = Path.Combine(Folder, $"{name}.variables.json");
        return (
            File.ReadAllText(Path.Combine(Folder, $"{name}.graphql")),
            File.Exists(variables) ? JsonDocument.Parse(File.ReadAllText(variables)).RootElement : null);
    }
}
