using System.Text.RegularExpressions;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests;

/// <summary>The README's queries give the README's answers.</summary>
public sealed partial class ReadmeTests(EmbeddedContractStore store) : IClassFixture<EmbeddedContractStore>
{
    [Fact]
    public async Task Queries_OfTheReadme_HaveTheAnswersThatItShows()
    {
        var readme = (await File.ReadAllTextAsync(Repository.PathOf("README.md"))).ReplaceLineEndings("\n");
        var pairs = QueryAndAnswer().Matches(readme);
        Assert.True(pairs.Count >= 5, "The tour has lost its queries.");
        var renewed = readme;
        foreach (Match pair in pairs)
        {
            var data = await store.Harness.DataAsync(pair.Groups["query"].Value);
            var answer = ReadableJson.Format(data.GetRawText()).TrimEnd();
            renewed = renewed.Replace(pair.Value, pair.Value.Replace(pair.Groups["answer"].Value, answer, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Golden.Match(renewed, "README.md");
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```json\n(?<answer>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex QueryAndAnswer();
}
