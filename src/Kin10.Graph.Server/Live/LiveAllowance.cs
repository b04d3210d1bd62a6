using Kin10.Graph.Server.RateLimits;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Live;

/// <summary>
/// From what the executions of a followed operation are taken: each is done once for all subscribers, and one of them who has enough pays
/// it, in turn. Where nobody has, it waits.
/// </summary>
/// <param name="subscriptions">Who follows the operation; locked when it is looked at.</param>
internal sealed class LiveAllowance(HashSet<LiveSubscription> subscriptions) : IAllowance
{
    private int _turn;

    /// <summary>After which time somebody will have enough for what was refused last.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Whether the last refusal is no news, since one of its kind was told not long ago.</summary>
    public bool IsRefusedAgain { get; private set; }

    /// <inheritdoc/>
    public void Take(double cost)
    {
        lock (subscriptions)
        {
            // From the next in turn to the last, and then from the first.
            var first = subscriptions.Count == 0 ? 0 : (int)((uint)_turn++ % (uint)subscriptions.Count);
            var wait = TimeSpan.MaxValue;
            ClientAllowance? last = null;
            foreach (var subscription in subscriptions.Skip(first).Concat(subscriptions.Take(first)))
            {
                last = subscription.Allowance;
                if (last is null || last.TryTake(cost, out var time))
                {
                    return;
                }

                wait = time < wait ? time : wait;
            }

            if (last is not null)
            {
                Wait = wait;
                var refusal = last.Refuse(wait);
                IsRefusedAgain = last.IsRefusedAgain;
                throw refusal;
            }
        }
    }

    /// <inheritdoc/>
    public void Owe(double cost)
    {
        lock (subscriptions)
        {
            subscriptions.FirstOrDefault()?.Allowance?.Owe(cost);
        }
    }
}
