using Kin10.Graph.Server.Pages.Markup;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Pages;

/// <summary>What stands where there is nothing: the names that are nearest to what the address says.</summary>
internal static class MissingPage
{
    private const int MostGuesses = 2;

    // Longer addresses are nobody's misspelling.
    private const int LongestWords = 150;

    /// <summary>Writes it.</summary>
    public static async ValueTask<byte[]> WriteAsync(PageKind kind, string slug, PageFrame frame, PageQuestions.Questioner questions)
    {
        var nearest = await FindNearestAsync(kind, slug.Replace('-', ' '), questions);
        var hint = nearest.Length == 0
            ? default
            : Html.Of($"<p>Did you mean one of these?</p>{Listing.Items(nearest.Select(node => Addresses.Link(node)))}");
        Crumb[] crumbs = [new("Challenge map", ""), new(kind.Title, kind.Folder), new("Not found", "")];
        var content = Html.Of(
            $"""
            {Breadcrumbs.Write(crumbs, Addresses.Up)}
            <h1>There is no such page</h1>
            <p class="lead">Nothing in the graph has this address: {kind.Folder}/{Wording.Cut(slug, LongestWords)}</p>
            {hint}
            <p>See <a href="{Addresses.Up}{kind.Folder}">all {kind.Title.ToLowerInvariant()}</a>,
            or search everything on the <a href="{Addresses.Up}">challenge map</a>.</p>
            """);
        return frame.Compose(PageHead.Unlisted("Not found"), content, Addresses.Up);
    }

    // Where a word is not in the graph, the nearest ones that are there are looked for instead.
    private static async ValueTask<Fact[]> FindNearestAsync(PageKind kind, string words, PageQuestions.Questioner questions)
    {
        if (words.Length > LongestWords)
        {
            return [];
        }

        try
        {
            var (found, guesses) = await SearchAsync(kind, words, questions);
            foreach (var guess in guesses.Take(MostGuesses))
            {
                found = [.. found, .. (await SearchAsync(kind, guess, questions)).Found];
            }

            return [.. found.DistinctBy(node => node.Id)];
        }
        catch (GraphQLException exception) when (exception.Errors[0].Code is ErrorCodes.SearchUnavailable)
        {
            return [];
        }
    }

    private static async ValueTask<(Fact[] Found, string[] Guesses)> SearchAsync(
        PageKind kind, string text, PageQuestions.Questioner questions)
    {
        var search = (await questions.AskAsync("Nearest", new { text, types = new[] { kind.Type } }))["search"];
        return (search.Each("nodes"), search.Texts("didYouMean"));
    }
}
