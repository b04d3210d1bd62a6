using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Driver.Errors;

namespace Kin10.Graph.Neo4j.Driver.Tests.Errors;

public sealed class DriverErrorsTests
{
    public static TheoryData<Exception, Type, bool> Errors { get; } = new()
    {
        { new ClientException("Neo.ClientError.Statement.TypeError", "a"), typeof(BoltServerException), false },
        { new TransientException("Neo.TransientError.Transaction.DeadlockDetected", "a"), typeof(BoltServerException), true },
        { new global::Neo4j.Driver.ServiceUnavailableException("a"), typeof(Bolt.ServiceUnavailableException), true },
        { new global::Neo4j.Driver.SessionExpiredException("a"), typeof(Bolt.SessionExpiredException), true },
        { new ClientException("Failed to obtain a connection from pool"), typeof(ConnectionAcquisitionTimeoutException), false },
        { new SecurityException("a"), typeof(Bolt.ServiceUnavailableException), false },
        { new ProtocolException("a"), typeof(BoltProtocolException), false },
        { new NotSupportedException("a"), typeof(Bolt.ServiceUnavailableException), true },
        { new IOException("a"), typeof(Bolt.ServiceUnavailableException), true },
        { new AggregateException(new IOException("a")), typeof(Bolt.ServiceUnavailableException), true },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Find_AnErrorOfTheDriver_IsOneThatTheStoreKnows(Exception error, Type expected, bool isRetryable)
    {
        var found = DriverErrors.Find(error);

        Assert.IsType(expected, found);
        Assert.Equal(isRetryable, found.IsRetryable);
    }

    [Fact]
    public void Find_AnErrorOfTheServer_KeepsCodeAndMessage()
    {
        var found = Assert.IsType<BoltServerException>(DriverErrors.Find(new ClientException("Neo.ClientError.Statement.SyntaxError", "why")));

        Assert.Equal("Neo.ClientError.Statement.SyntaxError", found.Code);
        Assert.Equal("why", found.Message);
    }

    [Fact]
    public void Find_WhatHasNothingToDoWithTheDatabase_IsNothing() => Assert.Null(DriverErrors.Find(new InvalidOperationException("a")));

    [Fact]
    public void Find_NoRouter_SaysWhatTheDriverToldItsLog()
    {
        var log = new FailureLog();
        log.Error(new IOException("No way to a.", new AggregateException(new IOException("refused"))), "a");
        var error = new global::Neo4j.Driver.ServiceUnavailableException("Failed to connect to any routing server. Please retry.");
        log.Error(error, "b");
        log.Warn(null, "c");

        var found = DriverErrors.Find(error, log.Last);

        Assert.Equal("Failed to connect to any routing server. No way to a: refused", found!.Message);
    }

    [Fact]
    public void FindInCommit_ALostConnection_LeavesOpenWhetherItWasDone()
    {
        var found = DriverErrors.FindInCommit(new global::Neo4j.Driver.ServiceUnavailableException("a"));

        Assert.IsType<CommitOutcomeUnknownException>(found);
        Assert.False(found.IsRetryable);
    }
}
