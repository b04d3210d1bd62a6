using Kin10.Bolt.Connections;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;

namespace Kin10.Bolt.Tests.Connections;

public class ServerStateMachineTests
{
    private static readonly Dictionary<string, RequestMessage> Requests = new()
    {
        ["HELLO"] = new HelloMessage("a", AuthToken.None, null, NotificationSeverity.ServerDefault),
        ["LOGON"] = new LogonMessage(AuthToken.None),
        ["LOGOFF"] = LogoffMessage.Instance,
        ["RESET"] = ResetMessage.Instance,
        ["RUN"] = new RunMessage("RETURN 1", MapParameters.None, null),
        ["PULL"] = PullMessage.All,
        ["PULL10"] = new PullMessage(10),
        ["DISCARD"] = DiscardMessage.All,
        ["BEGIN"] = new BeginMessage(new TransactionExtra(AccessMode.Write, null, [], null)),
        ["COMMIT"] = CommitMessage.OfChanges,
        ["ROLLBACK"] = RollbackMessage.Instance,
        ["ROUTE"] = new RouteMessage(new Dictionary<string, string>(), [], null),
        ["TELEMETRY"] = new TelemetryMessage(TelemetryApi.AutoCommit),
        ["GOODBYE"] = GoodbyeMessage.Instance,
    };

    // Each way leads to a state; beside it all that is legal there.
    [Theory]
    [InlineData("", "NEGOTIATION", "HELLO GOODBYE")]
    [InlineData("HELLO+", "AUTHENTICATION", "LOGON GOODBYE")]
    [InlineData("HELLO+ LOGON+", "READY", "LOGOFF RESET RUN BEGIN ROUTE TELEMETRY GOODBYE")]
    [InlineData("HELLO+ LOGON+ LOGOFF+", "AUTHENTICATION", "LOGON GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN+", "STREAMING", "RESET PULL PULL10 DISCARD GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN+ PULL10>", "STREAMING", "RESET PULL PULL10 DISCARD GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN+ PULL10+", "READY", "LOGOFF RESET RUN BEGIN ROUTE TELEMETRY GOODBYE")]
    [InlineData("HELLO+ LOGON+ BEGIN+", "TX_READY", "RESET RUN COMMIT ROLLBACK GOODBYE")]
    [InlineData("HELLO+ LOGON+ BEGIN+ RUN+", "TX_STREAMING", "RESET RUN PULL PULL10 DISCARD GOODBYE")]
    [InlineData("HELLO+ LOGON+ BEGIN+ RUN+ RUN+ PULL+", "TX_STREAMING", "RESET RUN PULL PULL10 DISCARD GOODBYE")]
    [InlineData("HELLO+ LOGON+ BEGIN+ RUN+ RUN+ PULL+ DISCARD+", "TX_READY", "RESET RUN COMMIT ROLLBACK GOODBYE")]
    [InlineData("HELLO+ LOGON+ BEGIN+ COMMIT+", "READY", "LOGOFF RESET RUN BEGIN ROUTE TELEMETRY GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN-", "FAILED", "RESET GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN- RESET+", "READY", "LOGOFF RESET RUN BEGIN ROUTE TELEMETRY GOODBYE")]
    [InlineData("HELLO+ LOGON+ RUN+ RESET-", "DEFUNCT", "")]
    [InlineData("HELLO-", "DEFUNCT", "")]
    [InlineData("HELLO+ LOGON-", "DEFUNCT", "")]
    [InlineData("HELLO+ LOGON+ GOODBYE", "DEFUNCT", "")]
    public void Check_InEachState_AllowsWhatTheSpecificationAllows(string way, string state, string legal)
    {
        var machine = Follow(way);
        Assert.Equal(state, ServerStateMachine.NameOf(machine.Current));
        foreach (var (name, request) in Requests)
        {
            var isLegal = legal.Split(' ').Contains(name);
            var error = Record.Exception(() => machine.Check(request));
            Assert.True(isLegal == error is null, $"{name} in {state}: {error?.Message ?? "allowed"}");
            if (!isLegal)
            {
                Assert.IsType<InvalidOperationException>(error);
                Assert.Contains(state, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Receive_FailureOfAPipeline_TheRestMustBeIgnored()
    {
        var machine = Follow("HELLO+ LOGON+");
        Send(machine, "BEGIN", "RUN", "PULL", "COMMIT");
        Assert.Equal(ServerState.Ready, machine.Expected);
        machine.Receive(ResponseKind.Success);
        machine.Receive(ResponseKind.Failure);
        Assert.Equal(ServerState.Failed, machine.Expected);
        machine.Receive(ResponseKind.Ignored);
        Assert.Throws<BoltProtocolException>(() => machine.Receive(ResponseKind.Success));
    }

    [Fact]
    public void Receive_BehindAReset_AnythingGoesUntilItsAnswer()
    {
        var machine = Follow("HELLO+ LOGON+ RUN+");
        Send(machine, "PULL", "RESET", "RUN");
        Assert.Equal(ServerState.Interrupted, machine.Current);
        Assert.Equal(ServerState.Streaming, machine.Expected);
        machine.Receive(ResponseKind.Record);
        machine.Receive(ResponseKind.Ignored);
        machine.Receive(ResponseKind.Success);
        Assert.Equal(ServerState.Ready, machine.Current);
        machine.Receive(ResponseKind.Success);
        Assert.Equal(ServerState.Streaming, machine.Current);
    }

    [Fact]
    public void Retract_UnsentRequests_AreForgotten()
    {
        var machine = Follow("HELLO+ LOGON+");
        Send(machine, "BEGIN", "RUN", "PULL");
        machine.Retract(2);
        Assert.Equal((ServerState.TxReady, 1), (machine.Expected, machine.Pending));
        machine.Receive(ResponseKind.Success);
        Assert.Equal(ServerState.TxReady, machine.Current);
    }

    [Fact]
    public void Receive_WhatTheServerMayNotSay_IsAProtocolError()
    {
        Assert.Throws<BoltProtocolException>(() => Follow("HELLO+ LOGON+").Receive(ResponseKind.Success));
        Refused("HELLO+ LOGON+", "RUN", ResponseKind.Record);
        Refused("HELLO+ LOGON+", "RUN", ResponseKind.Ignored);
        Refused("HELLO+ LOGON+ RUN+", "PULL", ResponseKind.Success, hasMore: true);
    }

    [Fact]
    public void Check_MessageOfALaterVersion_NamesBoth()
    {
        var machine = new ServerStateMachine(new BoltVersion(5, 0));
        Send(machine, "HELLO");
        machine.Receive(ResponseKind.Success);
        Assert.Equal(ServerState.Ready, machine.Current);
        var error = Assert.Throws<InvalidOperationException>(() => machine.Check(Requests["TELEMETRY"]));
        Assert.Equal("TELEMETRY needs Bolt 5.4; the server speaks 5.0.", error.Message);
    }

    [Fact]
    public void CommitsChanges_OnlyForACommitOfChanges()
    {
        var machine = Follow("HELLO+ LOGON+ BEGIN+");
        machine.Send(CommitMessage.OfReads);
        Assert.False(machine.CommitsChanges);
        machine = Follow("HELLO+ LOGON+ BEGIN+");
        Send(machine, "COMMIT");
        Assert.True(machine.CommitsChanges);
    }

    private static void Refused(string way, string request, ResponseKind response, bool hasMore = false)
    {
        var machine = Follow(way);
        Send(machine, request);
        Assert.Throws<BoltProtocolException>(() => machine.Receive(response, hasMore));
    }

    // NAME+ succeeds, NAME> succeeds with has_more, NAME- fails.
    private static ServerStateMachine Follow(string way)
    {
        var machine = new ServerStateMachine(BoltVersion.Newest);
        foreach (var step in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Send(machine, step.TrimEnd('+', '-', '>'));
            if (step[^1] is '+' or '-' or '>')
            {
                machine.Receive(step[^1] == '-' ? ResponseKind.Failure : ResponseKind.Success, step[^1] == '>');
            }
        }

        return machine;
    }

    private static void Send(ServerStateMachine machine, params string[] names)
    {
        foreach (var name in names)
        {
            machine.Check(Requests[name]);
            machine.Send(Requests[name]);
        }
    }
}
