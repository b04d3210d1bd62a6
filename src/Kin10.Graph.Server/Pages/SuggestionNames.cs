using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>Finds out what the reasons of suggestions are called; the graph has them as ids.</summary>
internal static class SuggestionNames
{
    // As many as one request may name.
    private const int Most = 100;

    /// <summary>Asks for the names of the reasons in an answer.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, Fact>> FindAsync(Fact node, PageQuestions.Questioner questions)
    {
        string[] fields = ["couldLearnFrom", "couldAdapt", "couldBeFundedBy", "similar", "couldBeAdaptedBy", "couldFund"];
        string[] ids =
        [
            .. fields.Where(node.Has)
                .SelectMany(field => node[field].Rows)
                .SelectMany(row => row["properties"].Texts("reasons").Take(Row.MostNamed))
                .Distinct()
                .Take(Most),
        ];
        return ids.Length == 0
            ? new Dictionary<string, Fact>()
            : (await questions.AskAsync("Names", new { ids })).Each("nodes")
                .Where(found => !found.IsMissing)
                .ToDictionary(found => found.Id);
    }
}
