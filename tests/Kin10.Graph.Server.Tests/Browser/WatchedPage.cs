using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>A page together with all that should not happen on it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    internal WatchedPage(IBrowserContext context, IPage page, Uri server)
    {
        _context = context;
        Page = page;
        context.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (target.Scheme is "http" or "https" or "ws" or "wss" && target.Authority != server.Authority)
            {
                _complaints.Enqueue($"a request left this machine: {request.Url}");
            }
        };
        context.RequestFailed += (_, request) =>
        {
            // A page gives up what it asked for when somebody goes on before the answer is there.
            if (request.Failure != "net::ERR_ABORTED")
            {
                _complaints.Enqueue($"no answer: {request.Url}: {request.Failure}");
            }
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _complaints.Enqueue($"{response.Status}: {response.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
    }

    public IPage Page { get; }

    public void AssertNothingWentWrong() => Assert.Empty(_complaints);

    /// <summary>Keeps a picture beside the tests, for people.</summary>
    public Task SaveScreenshotAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png"),
    });

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
