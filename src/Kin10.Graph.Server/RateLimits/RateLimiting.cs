using System.Globalization;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>
/// Gives each request the allowance of its client, and tells the client in the answer what is left of it
/// (draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
internal sealed class RateLimiting(RateLimitOptions options, ClientBuckets buckets, SharedUsage? usage = null)
{
    private const string RateLimitHeader = "RateLimit";
    private const string PolicyHeader = "RateLimit-Policy";
    private const int SecondsPerMinute = 60;

    private readonly ClientNames _names = new(options);
    private readonly StringValues _policy = string.Create(
        CultureInfo.InvariantCulture, $"\"cost\";q={options.CostPerMinute};qu=\"cost-units\";w={SecondsPerMinute}");

    /// <summary>The headers that pages of other sites may read.</summary>
    public static string[] Headers => [RateLimitHeader, PolicyHeader];

    /// <summary>The allowance of the client of a request; null where there is no limit.</summary>
    public static ClientAllowance? AllowanceOf(HttpContext context) => context.Features.Get<ClientAllowance>();

    /// <summary>The level of the access line of a request that went wrong: who is refused again and again must not fill the log.</summary>
    public static LogLevel LevelOfErrors(HttpContext context) =>
        AllowanceOf(context) is { IsRefusedAgain: true } ? LogLevel.Debug : LogLevel.Warning;

    /// <summary>Begins with a request, before it is answered.</summary>
    public void Begin(HttpContext context)
    {
        var allowance = new ClientAllowance(_names.Find(context), buckets, options, usage);
        context.Features.Set(allowance);
        context.Response.OnStarting(
            static async state =>
            {
                var (limits, response, allowance) = ((RateLimiting, HttpResponse, ClientAllowance))state;
                await allowance.ToldAsync();
                limits.Describe(response, allowance);
            },
            (this, context.Response, allowance));
    }

    private void Describe(HttpResponse response, ClientAllowance allowance)
    {
        var remaining = allowance.Remaining;
        var untilFull = (long)Math.Ceiling(
            (double)Math.Max(0, options.BurstUnits() - remaining) * SecondsPerMinute / options.CostPerMinute);
        response.Headers[RateLimitHeader] = string.Create(CultureInfo.InvariantCulture, $"\"cost\";r={remaining};t={untilFull}");
        response.Headers[PolicyHeader] = _policy;
        if (response.StatusCode == StatusCodes.Status429TooManyRequests && allowance.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ClientAllowance.Seconds(wait).ToString(CultureInfo.InvariantCulture);
        }
    }
}
