using System.Net;
using System.Net.Sockets;
using Kin10.Bolt.Addresses;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

public class BoltConnectorTests
{
    private static readonly BoltDriverOptions NoRetries = new() { MaxTransactionRetryTime = TimeSpan.Zero };

    [Fact]
    public async Task Connect_Bolt58_IntroducesItselfAndLogsOnInOneWrite()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login);
        await using var driver = server.Driver(new BoltDriverOptions { UserAgent = "Test/1", Notifications = NotificationSeverity.Off });
        var info = await driver.VerifyConnectivityAsync();
        Assert.Equal("Neo4j/5.26.0", info.Agent);
        Assert.Equal("5.8", info.ProtocolVersion);
        Assert.StartsWith(
            """HELLO {"user_agent":"Test/1","notifications_minimum_severity":"OFF","bolt_agent":{"product":"Kin10.Bolt/""",
            server.Received[0], StringComparison.Ordinal);
        Assert.Equal("""LOGON {"scheme":"basic","principal":"neo4j","credentials":"secret"}""", server.Received[1]);
    }

    [Fact]
    public async Task Connect_Bolt50_SendsTheCredentialsInHello()
    {
        const string Script = """
            C: HELLO {"user_agent": "Test/1", "scheme": "basic", "principal": "neo4j", "credentials": "secret"}
            S: SUCCESS {}
            """;
        await using var server = new BoltServerMock(Script) { HandshakeAnswer = [0, 0, 0, 5] };
        await using var driver = server.Driver(new BoltDriverOptions { UserAgent = "Test/1" });
        Assert.Equal("5.0", (await driver.VerifyConnectivityAsync()).ProtocolVersion);
    }

    [Fact]
    public async Task Connect_Manifest_IsSpokenToo()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login)
        { HandshakeAnswer = [0, 0, 1, 0xFF, 2, 0, 4, 4, 4, 0, 3, 7, 5, 0] };
        await using var driver = server.Driver();
        Assert.Equal("5.7", (await driver.VerifyConnectivityAsync()).ProtocolVersion);
    }

    [Fact]
    public async Task Connect_NoVersionInCommon_IsAProtocolError()
    {
        await using var server = new BoltServerMock("C: {closed}") { HandshakeAnswer = [0, 0, 0, 0] };
        await using var driver = server.Driver(NoRetries);
        var error = await Assert.ThrowsAsync<BoltProtocolException>(() => driver.VerifyConnectivityAsync());
        Assert.Contains("5.0 to 5.8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.2", "127.0.0.1")]
    [InlineData("::1", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.2")]
    public async Task Connect_NameHasSeveralAddresses_TheyAreTriedOneByOne(string first, string second)
    {
        await using var server = new BoltServerMock(BoltServerMock.Login);
        var connector = new BoltConnector(
            BoltUri.Parse("bolt://db.example"), new BoltDriverOptions(),
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(first), IPAddress.Parse(second) }));
        using var connection = await connector.ConnectAsync(new BoltAddress("db.example", server.Port), AuthToken.None, default);
        Assert.Equal(("db.example", 1), (connection.Address.Host, server.Connections));
    }

    [Fact]
    public async Task Connect_FirstAddressIsSilent_LeavesTimeForTheNext()
    {
        var time = new ManualTime();
        using var silent = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        silent.Start();
        using var server = new TcpListener(IPAddress.Loopback, ((IPEndPoint)silent.LocalEndpoint).Port);
        server.Start();
        var connector = new BoltConnector(
            BoltUri.Parse("bolt://db.example"),
            new BoltDriverOptions { TimeProvider = time, ConnectTimeout = TimeSpan.FromSeconds(8) },
            (_, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.2"), IPAddress.Loopback }));
        var half = time.WhenScheduled(TimeSpan.FromSeconds(4));
        var connecting = connector.ConnectAsync(
            new BoltAddress("db.example", ((IPEndPoint)server.LocalEndpoint).Port), AuthToken.None, default);
        await half;
        var rest = time.WhenScheduled(TimeSpan.FromSeconds(4));
        time.Advance(TimeSpan.FromSeconds(4));
        await rest;
        (await server.AcceptTcpClientAsync()).Dispose();
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => connecting);
    }

    [Fact]
    public async Task Connect_WrongPassword_IsAServerErrorWithoutThePassword()
    {
        await using var server = new BoltServerMock("""
            C: HELLO
            S: SUCCESS {"server": "Neo4j/5.26.0"}
            C: LOGON
            S: FAILURE {"neo4j_code": "Neo.ClientError.Security.Unauthorized", "message": "wrong", "gql_status": "42NFF", "description": "denied", "diagnostic_record": {"OPERATION": ""}}
            C: {closed}
            """);
        await using var driver = server.Driver(NoRetries);
        var error = await Assert.ThrowsAsync<BoltServerException>(() => driver.VerifyConnectivityAsync());
        Assert.Equal("Neo.ClientError.Security.Unauthorized", error.Code);
        Assert.Equal("42NFF", error.GqlStatus);
        Assert.False(error.IsRetryable);
        Assert.False(error.ConnectionSurvives);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NobodyListens_IsServiceUnavailable()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await using var driver = BoltDriver.Create($"bolt://127.0.0.1:{port}", AuthToken.None, NoRetries);
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.VerifyConnectivityAsync());
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsRetryable);
    }

    [Fact]
    public async Task Connect_SilentServer_EndsAfterTheConnectTimeout()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock("S: {silence}");
        await using var driver = server.Driver(new BoltDriverOptions { TimeProvider = time, ConnectTimeout = TimeSpan.FromSeconds(7) });
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(7));
        var verifying = driver.VerifyConnectivityAsync();
        await scheduled;
        time.Advance(TimeSpan.FromSeconds(7));
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => verifying);
        Assert.Contains("within 7 s (ConnectTimeout)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_TlsWithAServerThatSpeaksNone_IsNotRetriedAsPlain()
    {
        await using var server = new BoltServerMock("C: {closed}") { HandshakeAnswer = "HTTP/1.1 400 Bad Request"u8.ToArray() };
        await using var driver = server.Driver(NoRetries, "bolt+ssc");
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.VerifyConnectivityAsync());
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Acquire_NewCredentials_LogsOffAndOn()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RESET
            S: SUCCESS {}
            C: LOGOFF
            S: SUCCESS {}
            C: LOGON {"scheme": "bearer", "credentials": "two"}
            S: SUCCESS {}
            """);
        var token = AuthToken.Bearer("one");
        await using var driver = BoltDriver.Create($"bolt://{server.Address}", _ => new ValueTask<AuthToken>(token));
        await driver.VerifyConnectivityAsync();
        token = AuthToken.Bearer("two");
        await driver.VerifyConnectivityAsync();
        Assert.Equal(1, server.Connections);
    }
}
