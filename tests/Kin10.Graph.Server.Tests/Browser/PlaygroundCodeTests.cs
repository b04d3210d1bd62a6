using System.Diagnostics;
using System.Text.Json;
using Kin10.Testing;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>Questions as code: what the playground writes is run.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundCodeTests(ServerFixture server, BrowserFixture browser)
{
    // A text with all that has a meaning in some of the languages.
    private const string Query =
        """
        query Coded($words: String!) {
          search(text: $words) { totalCount }
          partners(where: { or: [{ name: { eq: "a'b\"`${c}\\n)" } }, { name: { contains: "STEM" } }] }, first: 2) { nodes { id } }
        }
        """;

    private static readonly (string Language, string Program, string File, string[] Arguments)[] Ways =
    [
        ("curl", "bash", "ask.sh", []),
        ("fetch", "node", "ask.mjs", []),
        ("Python", "python3", "ask.py", []),
        ("C#", "dotnet", "ask.cs", ["run"]),
    ];

    [BrowserFact]
    public async Task Code_InEachLanguageThatCanBeRunHere_GetsTheSameAnswer()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var link = $"/graphql#query={Uri.EscapeDataString(Query)}&variables={Uri.EscapeDataString("""{"words":"it's \"STEM\""}""")}";
        var data = await page.AnswerAsync("query Coded", () => page.GotoAsync(link));
        await page.GetByLabel("Copy as code").ClickAsync();

        foreach (var (language, program, file, arguments) in Ways.Where(way => Chromium.IsRequired || Programs.Find(way.Program) is not null))
        {
            var code = await CopyAsync(page, language);
            var output = await RunAsync(program, arguments, file, code);
            using var answer = JsonDocument.Parse(output);
            var found = answer.RootElement.TryGetProperty("data", out var inside) ? inside : answer.RootElement;
            Assert.True(JsonElement.DeepEquals(data, found), $"{language}: {output}");
        }

        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Code_InR_HasTheQueryAsItIs()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.AnswerAsync("query Coded", () => page.GotoAsync(
            $"/graphql#query={Uri.EscapeDataString(Query)}&variables={Uri.EscapeDataString("""{"words":"STEM"}""")}"));
        await page.GetByLabel("Copy as code").ClickAsync();

        var code = await CopyAsync(page, "R");

        // The text has )" in it, which would end a raw string without a dash.
        Assert.Contains($"query <- r\"-({Query})-\"", code, StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    private static async Task<string> CopyAsync(IPage page, string language)
    {
        await page.Button(language).ClickAsync();
        await page.Button("Copy").ClickAsync();
        await Assertions.Expect(page.Button("Copied")).ToBeVisibleAsync();
        return await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string file, string code)
    {
        var folder = Directory.CreateTempSubdirectory("kin10-code-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), code);
            using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, file])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} {file} ended with {process.ExitCode}:\n{await errors}\n{output}\n{code}");
            return output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
