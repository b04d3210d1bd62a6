using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// The queries of the documents give the answers that the documents show: <c>data</c>, or the whole response where they show errors.
/// </summary>
public sealed partial class ReadmeTests(EmbeddedContractStore store) : IClassFixture<EmbeddedContractStore>
{
    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/api.md", 10)]
    public async Task Queries_OfTheDocument_HaveTheAnswersThatItShows(string document, int atLeast)
    {
        var text = (await File.ReadAllTextAsync(Repository.PathOf(document))).ReplaceLineEndings("\n");
        var pairs = QueryAndAnswer().Matches(text);
        Assert.True(pairs.Count >= atLeast, $"{document} has lost its queries.");
        var renewed = text;

        // From the end, so that the places before stay where they are.
        foreach (var pair in pairs.Reverse())
        {
            var shown = pair.Groups["answer"];
            var isRefused = shown.Value.Contains("\"errors\":", StringComparison.Ordinal);
            var answer = ReadableJson.Format(await AnswerAsync(pair.Groups["query"].Value, isRefused)).TrimEnd();
            renewed = renewed.Remove(shown.Index, shown.Length).Insert(shown.Index, answer);
        }

        ProductFile.Match(renewed, document);
    }

    private async Task<string> AnswerAsync(string query, bool isRefused)
    {
        if (!isRefused)
        {
            return (await store.Harness.DataAsync(query)).GetRawText();
        }

        var response = await store.Harness.AskAsync(query);
        using var json = JsonDocument.Parse(response);
        Assert.True(json.RootElement.TryGetProperty("errors", out _), $"{query}\n{response}");
        return response;
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex QueryAndAnswer();
}
