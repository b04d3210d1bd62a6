using System.Globalization;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>What the client of a connection or a request may still ask for.</summary>
internal sealed class ClientAllowance(string client, ClientBuckets buckets, RateLimitOptions options) : IAllowance
{
    /// <summary>What each request costs, answered from whatever: its operation costs more.</summary>
    public const int RequestUnits = 1;

    // Looked up each time: a connection may stay open longer than a bucket that nobody uses.
    private ClientBucket Bucket => buckets.Find(client);

    /// <summary>How many units are left.</summary>
    public long Remaining => Bucket.Remaining;

    /// <summary>After which time a request that was refused for it may be sent again; null when none was.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Takes what a request costs before it is read.</summary>
    /// <exception cref="GraphQLException">So much is not left.</exception>
    public void TakeRequest() => Take(RequestUnits);

    /// <inheritdoc/>
    public void Take(double cost)
    {
        if (!TryTake(cost, out var wait))
        {
            RetryAfter = wait;
            throw Refuse(wait);
        }
    }

    /// <summary>Takes the cost of an operation, if so much is left.</summary>
    /// <param name="cost">Its estimated cost.</param>
    /// <param name="wait">After which time there will be as much, when there is not.</param>
    /// <exception cref="GraphQLException">So much will never be.</exception>
    public bool TryTake(double cost, out TimeSpan wait)
    {
        var burst = options.BurstUnits();
        return cost <= burst
            ? Bucket.TryTake((int)Math.Ceiling(cost), out wait)
            : throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The request would cost about {Math.Ceiling(cost):F0}; a client may ask for {burst} at once (setting "
                    + $"RateLimit:Burst). Ask for smaller pages, fewer levels, or narrower filters.")));
    }

    /// <inheritdoc/>
    public void Owe(double cost) => Bucket.Owe((long)Math.Ceiling(cost));

    /// <summary>Refuses an operation until there is enough.</summary>
    public GraphQLException Refuse(TimeSpan wait)
    {
        var seconds = Seconds(wait);
        return new GraphQLException(new GraphQLError(
            ErrorCodes.RateLimited,
            string.Create(
                CultureInfo.InvariantCulture,
                $"You have used what a client may ask for: {options.CostPerMinute} cost units in a minute (setting "
                + $"RateLimit:CostPerMinute). Ask again in {seconds} s."),
            [],
            Extensions: new Dictionary<string, object?> { ["retryAfter"] = seconds }));
    }

    /// <summary>A time in whole seconds, at least one.</summary>
    public static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
