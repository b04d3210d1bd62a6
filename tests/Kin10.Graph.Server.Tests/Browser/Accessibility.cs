using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    /// <summary>Fails with each violation and the elements that have it.</summary>
    public static async Task AssertSoundAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}")));
    }
}
