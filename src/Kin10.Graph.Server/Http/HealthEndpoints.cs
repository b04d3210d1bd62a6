using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Http;

/// <summary><c>/health/live</c> and <c>/health/ready</c>, for operators and load balancers.</summary>
internal sealed class HealthEndpoints(
    IStoreHealth store, ServerOptions options, Readiness readiness, RedisWatch redis, IRequestFront? front = null)
{
    // The answer is never part of a page, so only what JSON requires is escaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The process runs and answers; says nothing of the store.</summary>
    public static Task LiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, "live", null, null, null, null);

    /// <summary>
    /// Whether requests should be sent here: the store answers, and the server is not stopping. 503 with the reason when not. Without the
    /// Redis that instances share, where there is one, the server is degraded, and ready all the same. Names the front, where another one
    /// than the engine's own is built in.
    /// </summary>
    public async Task ReadyAsync(HttpContext context)
    {
        var health = await CheckAsync(context.RequestAborted);
        var status = health.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        var problem = await redis.ProblemAsync(context.RequestAborted) is { } reason ? $"Redis does not work: {reason}" : null;
        var word = !health.IsReady ? "not ready" : problem is null ? "ready" : "degraded";
        await WriteAsync(context, status, word, store.Name, health.Detail, problem, front?.Name);
    }

    private async Task<StoreHealth> CheckAsync(CancellationToken aborted)
    {
        if (readiness.IsStopping)
        {
            return new StoreHealth(false, "The server is stopping.");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        timeout.CancelAfter(options.HealthTimeout);
        try
        {
            return await store.CheckHealthAsync(timeout.Token);
        }
        catch (GraphStoreException exception)
        {
            return new StoreHealth(false, exception.Message);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            var seconds = options.HealthTimeout.TotalSeconds;
            return new StoreHealth(false, $"The store did not answer within {seconds} s (setting Server:HealthTimeout).");
        }
    }

    private static async Task WriteAsync(
        HttpContext context, int statusCode, string status, string? store, string? detail, string? redis, string? frontend)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Plain);
        json.WriteStartObject();
        json.WriteString("status", status);
        if (store is not null)
        {
            json.WriteString("store", store);
            json.WriteString("detail", detail);
        }

        if (redis is not null)
        {
            json.WriteString("redis", redis);
        }

        if (frontend is not null)
        {
            json.WriteString("frontend", frontend);
        }

        json.WriteString("version", Version);
        json.WriteEndObject();
    }
}
