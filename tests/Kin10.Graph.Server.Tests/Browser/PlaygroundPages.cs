using System.Text.Json;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>What a user does in the playground, in one place.</summary>
internal static class PlaygroundPages
{
    /// <summary>The lines of the operation editor.</summary>
    public const string QueryEditor = ".graphiql-query-editor .view-lines";

    /// <summary>Opens the playground with one of its questions, which it asks by itself.</summary>
    /// <returns>The data of the answer.</returns>
    public static Task<JsonElement> AskByLinkAsync(this IPage page, string question) =>
        page.AnswerAsync(question, () => page.GotoAsync($"/graphql#question={question}"));

    /// <summary>Does what asks an operation, and waits until its answer is shown.</summary>
    /// <returns>The data of the answer, which has no errors.</returns>
    public static async Task<JsonElement> AnswerAsync(this IPage page, string operation, Func<Task> ask)
    {
        var response = await page.RunAndWaitForResponseAsync(
            ask, response => response.Request.PostData?.Contains(operation, StringComparison.Ordinal) == true);
        using var answer = JsonDocument.Parse(await response.TextAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{operation}: {errors}");
        await Assertions.Expect(page.Locator(".making")).ToBeVisibleAsync();
        return answer.RootElement.GetProperty("data").Clone();
    }

    /// <summary>Replaces what is in the operation editor, and waits until the playground has read it.</summary>
    public static async Task WriteAsync(this IPage page, string query)
    {
        await page.Locator(QueryEditor).ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(query);
    }

    /// <summary>What is in the operation editor.</summary>
    public static async Task<string> ReadQueryAsync(this IPage page)
    {
        // Lines of the editor have hard spaces.
        var lines = await page.Locator(QueryEditor).InnerTextAsync();
        return lines.Replace('\u00a0', ' ');
    }

    /// <summary>A button with exactly that name.</summary>
    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The file that a click gives.</summary>
    public static async Task<string> DownloadAsync(this IPage page, string button, string expectedName)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Button(button).ClickAsync());
        Assert.Equal(expectedName, download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
