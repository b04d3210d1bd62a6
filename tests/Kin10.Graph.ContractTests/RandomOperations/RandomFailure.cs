using System.Text;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>What a failed comparison tells: everything to see it again.</summary>
internal static class RandomFailure
{
    public static string Describe(string stores, string origin, RandomOperation operation, Answers answers, GraphBundle graph)
    {
        var text = new StringBuilder();
        text.Append($"The answers of {stores} differ. {origin}\n");
        Part("operation", operation.Text);
        Part("variables", operation.VariablesJson ?? "none");
        Part("expected", answers.Expected);
        Part("actual", answers.Actual);
        Part("graph", graph.Count > 200 ? $"{graph.Count} nodes and relationships" : Csv(graph));
        return text.ToString();

        void Part(string title, string content) => text.Append($"--- {title}\n{content}\n");
    }

    private static string Csv(GraphBundle graph)
    {
        var folder = Directory.CreateTempSubdirectory("kin10-failure-").FullName;
        try
        {
            BundleWriter.Write(graph, folder);
            return string.Join('\n', Directory.EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
                .Where(file => file.Text.Count(c => c == '\n') > 1)
                .Select(file => $"{file.Name}\n{file.Text}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
