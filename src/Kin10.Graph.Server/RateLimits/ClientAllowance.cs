using System.Globalization;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>What the client of a connection or a request may still ask for.</summary>
/// <param name="client">The name of the client.</param>
/// <param name="buckets">What clients have left here.</param>
/// <param name="options">How much there is.</param>
/// <param name="usage">What clients have used everywhere; null where instances count for themselves.</param>
internal sealed class ClientAllowance(string client, ClientBuckets buckets, RateLimitOptions options, SharedUsage? usage) : IAllowance
{
    /// <summary>What each request costs, answered from whatever: its operation costs more.</summary>
    public const int RequestUnits = 1;

    private volatile Task _telling = Task.CompletedTask;

    // Looked up each time: a connection may stay open longer than a bucket that nobody uses.
    private ClientBucket Bucket => buckets.Find(client);

    /// <summary>How many units are left.</summary>
    public long Remaining => Bucket.Remaining;

    /// <summary>After which time a request that was refused for it may be sent again; null when none was.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Whether what was taken last was refused, and such a refusal was told not long ago.</summary>
    public bool IsRefusedAgain { get; private set; }

    /// <summary>Takes what a request costs before it is read, after a look at what the client has used at other instances.</summary>
    /// <exception cref="GraphQLException">So much is not left.</exception>
    public async ValueTask TakeRequestAsync()
    {
        if (usage is not null)
        {
            await TellAsync(usage, 0);
        }

        Take(RequestUnits);
    }

    /// <summary>Waits until the other instances can know what was used.</summary>
    public Task ToldAsync() => _telling;

    /// <inheritdoc/>
    public void Take(double cost)
    {
        if (!TryTake(cost, out var wait))
        {
            RetryAfter = wait;
            throw Refuse(wait);
        }

        IsRefusedAgain = false;
    }

    /// <summary>Takes the cost of an operation, if so much is left.</summary>
    /// <param name="cost">Its estimated cost.</param>
    /// <param name="wait">After which time there will be as much, when there is not.</param>
    /// <exception cref="GraphQLException">So much will never be.</exception>
    public bool TryTake(double cost, out TimeSpan wait)
    {
        var burst = options.BurstUnits();
        if (cost > burst)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The request would cost about {Math.Ceiling(cost):F0}; a client may ask for {burst} at once (setting "
                    + $"RateLimit:Burst). Ask for smaller pages, fewer levels, or narrower filters.")));
        }

        var units = (int)Math.Ceiling(cost);
        var isTaken = Bucket.TryTake(units, out wait);
        if (isTaken)
        {
            Tell(units);
        }

        return isTaken;
    }

    /// <inheritdoc/>
    public void Owe(double cost)
    {
        var units = (long)Math.Ceiling(cost);
        Bucket.Owe(units);
        Tell(units);
    }

    /// <summary>Refuses an operation until there is enough.</summary>
    public GraphQLException Refuse(TimeSpan wait)
    {
        IsRefusedAgain = !Bucket.IsNewsThatRefused();
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

    // Redis does what it is told in this order, so that who waits for the last waits for all.
    private void Tell(long units)
    {
        if (usage is not null)
        {
            _telling = TellAsync(usage, units);
        }
    }

    private async Task TellAsync(SharedUsage shared, long units)
    {
        var bucket = Bucket;
        if (await shared.TellAsync(bucket.Client, units) is { } level)
        {
            bucket.LowerTo(level);
        }
    }

    /// <summary>A time in whole seconds, at least one.</summary>
    public static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
