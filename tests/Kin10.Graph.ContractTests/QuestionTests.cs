using System.Text.Json;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests;

/// <summary>The ten questions that the API must answer naturally, on the real seed data, with golden answers that every store must give.</summary>
public abstract class QuestionTests(ContractStore store)
{
    public static TheoryData<string> Questions { get; } = [.. Directory
        .EnumerateFiles(Repository.PathOf("tests", "Kin10.Graph.ContractTests", "Questions"), "*.graphql")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Question_OnSeedData_HasTheGoldenAnswer(string question)
    {
        var folder = Repository.PathOf("tests", "Kin10.Graph.ContractTests", "Questions");
        var variables = Path.Combine(folder, $"{question}.variables.json");
        var response = await store.AskAsync(
            File.ReadAllText(Path.Combine(folder, $"{question}.graphql")),
            File.Exists(variables) ? JsonDocument.Parse(File.ReadAllText(variables)).RootElement : null);

        // Laid out in lines, so that a change can be read; numbers and strings stay as the store wrote them.
        var readable = ReadableJson.Format(response);
        Assert.DoesNotContain("\"errors\"", readable, StringComparison.Ordinal);
        Golden.Match(readable, "tests", "Kin10.Graph.ContractTests", "Questions", $"{question}.answer.json");
    }
}
