using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Tests.Redis;

public class RedisBreakerTests
{
    private static readonly (Exception Exception, string Problem)[] Failures =
    [
        (new RedisConnectionException(ConnectionFailureType.SocketClosed, "SocketClosed, mgr: 6 of 10"), "there is no connection"),
        (new RedisConnectionException(ConnectionFailureType.AuthenticationFailure, "mgr: 6 of 10"), "it refuses the login"),
        (new RedisTimeoutException("HMGET kin10:x, mgr: 6 of 10", CommandStatus.Unknown), "it did not answer in time"),
        (new RedisServerException("OOM command not allowed, mgr: 6 of 10"), "it refused what it was asked"),
        (new InvalidOperationException("mgr: 6 of 10"), "it could not be asked"),
    ];

    [Fact]
    public void Failed_DetailsOfTheClient_AreInTheLogAlone() =>
        Assert.All(Failures, static failure => Check(failure.Exception, failure.Problem));

    private static void Check(Exception exception, string problem)
    {
        var log = new RecordingLogger();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(log));
        var breaker = new RedisBreaker(new RedisOptions(), TimeProvider.System, factory.CreateLogger<RedisBreaker>());
        breaker.Failed(exception);

        Assert.Equal(problem, breaker.Problem);
        var message = Assert.Single(log.Entries).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Contains("mgr: 6 of 10", message, StringComparison.Ordinal);
    }
}
