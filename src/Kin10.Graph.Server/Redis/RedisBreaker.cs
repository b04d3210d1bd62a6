using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Redis;

/// <summary>Leaves Redis alone for a while after it failed, and logs when that begins and when it ends.</summary>
/// <param name="options">For how long.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="logger">Takes the lines.</param>
internal sealed class RedisBreaker(RedisOptions options, TimeProvider clock, ILogger<RedisBreaker> logger)
{
    private readonly Lock _lock = new();
    private long _openSince;
    private volatile string? _problem;
    private volatile bool _isOpen;

    /// <summary>Why Redis was not used last, in words for everybody; null while it works, as far as is known.</summary>
    public string? Problem => _problem;

    /// <summary>Whether Redis may be asked.</summary>
    public bool IsClosed
    {
        get
        {
            if (!_isOpen)
            {
                return true;
            }

            lock (_lock)
            {
                if (_isOpen && clock.GetElapsedTime(_openSince) >= options.RetryInterval)
                {
                    // One asks; what comes of it decides for the others.
                    _openSince = clock.GetTimestamp();
                    return true;
                }

                return !_isOpen;
            }
        }
    }

    /// <summary>Redis did what was asked.</summary>
    public void Worked()
    {
        if (!_isOpen)
        {
            return;
        }

        bool isFirst;
        lock (_lock)
        {
            isFirst = _isOpen;
            (_isOpen, _problem) = (false, null);
        }

        if (isFirst)
        {
            ServerLog.RedisUp(logger);
        }
    }

    /// <summary>Redis failed.</summary>
    public void Failed(Exception exception)
    {
        bool isNew;
        lock (_lock)
        {
            isNew = !_isOpen;
            _openSince = clock.GetTimestamp();
            _problem = ProblemOf(exception);
            _isOpen = true;
        }

        if (isNew)
        {
            // What the client says of its connections is for operators alone.
            var details = exception is OperationCanceledException ? "" : $" ({exception.Message.TrimEnd('.')})";
            ServerLog.RedisDown(logger, ProblemOf(exception) + details);
        }
    }

    private static string ProblemOf(Exception exception) => exception switch
    {
        OperationCanceledException or TimeoutException => "it did not answer in time",
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => "it refuses the login",
        RedisConnectionException or ObjectDisposedException => "there is no connection",
        RedisServerException => "it refused what it was asked",
        _ => "it could not be asked",
    };
}
