using System.Collections.Concurrent;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Answers;

/// <summary>What a request may do: send an answer, or run for all who ask the same meanwhile, or, with neither, run alone.</summary>
/// <param name="Answer">The answer to send.</param>
/// <param name="Flight">The run that it leads; <see cref="AnswerSharing.End"/> it.</param>
internal readonly record struct Turn(KeptAnswer? Answer, Flight? Flight);

/// <summary>
/// Answers requests from what is kept, and lets those who ask the same at once share one run. An answer is sent again only where its
/// version was read from the store after the request came: it is never older than what the client may know.
/// </summary>
internal sealed class AnswerSharing(AnswerCache cache, SharedAnswers shared, IVersionFeed versions)
{
    // Somebody writes again and again: then each runs for itself.
    private const int MaxTries = 3;
    private readonly ConcurrentDictionary<RequestKey, Flight> _flights = [];
    private readonly RequestHabits _habits = new();

    /// <summary>Whether anything is kept.</summary>
    public bool IsOn => cache.IsOn;

    /// <summary>Finds out what a request may do.</summary>
    /// <param name="key">The request.</param>
    /// <param name="cancellationToken">Ends when its client does not wait any more.</param>
    public async ValueTask<Turn> TakeAsync(RequestKey key, CancellationToken cancellationToken)
    {
        if (cache.Find(key) is { } kept && kept.Version == await versions.ReadVersionAsync(cancellationToken))
        {
            return new Turn(kept, null);
        }

        for (var tries = 0; tries < MaxTries && _habits.Find(key) != RequestHabit.NotKept; tries++)
        {
            if (!_flights.TryGetValue(key, out var running))
            {
                var flight = new Flight();
                running = _flights.GetOrAdd(key, flight);
                if (running == flight)
                {
                    return await LeadAsync(key, flight, cancellationToken);
                }

                flight.Dispose();
            }

            if (await running.JoinAsync(cancellationToken) is not { } answer)
            {
                break;
            }

            if (answer.Version == await versions.ReadVersionAsync(cancellationToken))
            {
                return new Turn(answer, null);
            }
        }

        return default;
    }

    /// <summary>Whether an answer is to be kept: somebody waits for it, or it was asked for before.</summary>
    /// <param name="key">The request.</param>
    /// <param name="flight">The run that it came from.</param>
    /// <param name="length">Its length in bytes.</param>
    public bool Wants(RequestKey key, Flight? flight, int length) =>
        cache.Takes(length) && (flight is { IsShared: true } || _habits.Find(key) == RequestHabit.Answered);

    /// <summary>A run has ended.</summary>
    /// <param name="key">The request.</param>
    /// <param name="flight">The run, where others could wait for it.</param>
    /// <param name="canBeKept">Whether its answer has no error, and a version.</param>
    /// <param name="answer">The answer, where it was wanted.</param>
    public void End(RequestKey key, Flight? flight, bool canBeKept, KeptAnswer? answer)
    {
        _habits.Note(key, canBeKept);
        if (answer is not null)
        {
            cache.Keep(key, answer);
            shared.Keep(key, answer);
        }

        if (flight is not null)
        {
            Land(key, flight, answer);
        }
    }

    // What another instance has found is not run again. Most requests are never asked twice: the first time nobody else is asked for it.
    private async ValueTask<Turn> LeadAsync(RequestKey key, Flight flight, CancellationToken cancellationToken)
    {
        if (!shared.IsOn || _habits.Find(key) == RequestHabit.Unknown)
        {
            return new Turn(null, flight);
        }

        try
        {
            // Where there is nothing to compare, the version is not worth a round trip.
            if (await shared.FindAsync(key, cancellationToken) is { } answer
                && answer.Version == await versions.ReadVersionAsync(cancellationToken))
            {
                _habits.Note(key, isKept: true);
                cache.Keep(key, answer);
                Land(key, flight, answer);
                return new Turn(answer, null);
            }

            return new Turn(null, flight);
        }
        catch
        {
            Land(key, flight, null);
            throw;
        }
    }

    private void Land(RequestKey key, Flight flight, KeptAnswer? answer)
    {
        _flights.TryRemove(KeyValuePair.Create(key, flight));
        flight.Complete(answer);
    }
}
