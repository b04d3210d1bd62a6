using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Live;

/// <summary>All operations that are followed, each once, whoever follows it.</summary>
internal sealed class LiveQueries(LiveRunner runner, IVersionFeed versions, EntityTags tags, LiveOptions options, TimeProvider clock)
    : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RequestKey, LiveQuery> _queries = [];
    private readonly AnswerBudget _budget = new(options.MaxAnswerBytes);

    /// <summary>How many operations are followed.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _queries.Count;
            }
        }
    }

    /// <summary>Follows an operation: the first answer comes at once, and another whenever it has changed.</summary>
    /// <param name="parameters">The request, which is copied.</param>
    /// <param name="subscriber">Who is told, perhaps before this returns.</param>
    /// <param name="allowance">What the subscriber may ask for; null where there is no limit.</param>
    /// <param name="knownVersion">The version of the graph whose answer the subscriber has already; null for none.</param>
    /// <exception cref="RequestRefusedException">There are too many different operations.</exception>
    public LiveSubscription Subscribe(
        RequestParameters parameters, ILiveSubscriber subscriber, ClientAllowance? allowance = null, string? knownVersion = null)
    {
        var operation = new LiveOperation(parameters, tags);
        lock (_lock)
        {
            var isNew = !_queries.TryGetValue(operation.Key, out var query);
            if (isNew)
            {
                if (_queries.Count >= options.MaxOperations)
                {
                    throw new RequestRefusedException(
                        StatusCodes.Status503ServiceUnavailable,
                        ErrorCodes.RateLimited,
                        $"The server follows {options.MaxOperations} different subscriptions, which is the limit (setting "
                        + "Live:MaxOperations); try again later.");
                }

                query = new LiveQuery(operation, runner, _budget, options.Interval, versions, clock);
                _queries.Add(operation.Key, query);
            }

            var subscription = new LiveSubscription(query!, subscriber, allowance, knownVersion);
            query!.Join(subscription);
            if (isNew)
            {
                // Not before somebody is there to pay.
                query.Start();
            }

            return subscription;
        }
    }

    /// <summary>Forgets a subscriber; an operation that nobody follows any more is stopped, whatever it does.</summary>
    public void Leave(LiveSubscription subscription)
    {
        var query = subscription.Query;
        lock (_lock)
        {
            if (!query.Leave(subscription) || !_queries.Remove(query.Key))
            {
                return;
            }
        }

        query.Dispose();
    }

    /// <summary>Stops all operations.</summary>
    public void Dispose()
    {
        LiveQuery[] queries;
        lock (_lock)
        {
            queries = [.. _queries.Values];
            _queries.Clear();
        }

        foreach (var query in queries)
        {
            query.Dispose();
        }
    }
}
