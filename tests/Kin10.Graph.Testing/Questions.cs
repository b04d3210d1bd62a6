using System.Text.Json;
using Kin10.Testing;

namespace Kin10.Graph.Testing;

/// <summary>The questions that the API must answer naturally: the files in <c>Kin10.Graph.ContractTests/Questions/</c>.</summary>
public static class Questions
{
    private static readonly string Folder = Repository.PathOf("tests", "Kin10.Graph.ContractTests", "Questions");

    /// <summary>The names of the files, without their endings.</summary>
    public static TheoryData<string> Names { get; } = [.. Directory
        .EnumerateFiles(Folder, "*.graphql")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)];

    /// <summary>A question's document, and its variables if it has any.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static (string Query, JsonElement? Variables) Read(string name)
    {
        var variables = Path.Combine(Folder, $"{name}.variables.json");
        return (
            File.ReadAllText(Path.Combine(Folder, $"{name}.graphql")),
            File.Exists(variables) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(variables)) : null);
    }
}
