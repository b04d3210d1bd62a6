using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;

namespace Kin10.Graph.Server.Http;

/// <summary>Writes the access line of a request. Errors and slow requests are logged even where the others are not.</summary>
internal sealed class AccessLog(ServerOptions options, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>The category of the access lines, so that they can be turned off alone.</summary>
    public const string Category = "Kin10.Graph.Server.Access";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>Begins to measure the time of a request.</summary>
    public long Start() => clock.GetTimestamp();

    /// <summary>Writes the line.</summary>
    /// <param name="context">The request; its answer has been sent.</param>
    /// <param name="record">How it ended.</param>
    /// <param name="started">What <see cref="Start"/> gave.</param>
    public void Write(HttpContext context, in AccessRecord record, long started)
    {
        var time = clock.GetElapsedTime(started);
        var isSlow = time >= options.SlowRequest && !record.IsStreamed;
        var level = record.HasErrors ? RateLimiting.LevelOfErrors(context) : isSlow ? LogLevel.Warning : LogLevel.Information;
        if (_logger.IsEnabled(level))
        {
            ServerLog.Request(
                _logger, level, context.Request.Method, record.OperationName ?? "-", record.Outcome, context.Response.StatusCode,
                record.ErrorCodes, time.TotalMilliseconds, record.Bytes);
        }
    }
}
