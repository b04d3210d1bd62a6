using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

/// <summary>What differs between the versions of the protocol, asked of each of them.</summary>
public class ProtocolVersionTests
{
    private const string Statement = """
        C: RUN
        S: SUCCESS {"fields": ["x"]}
        C: PULL
        S: SUCCESS {}
        """;

    public static TheoryData<byte> Minors =>
        [.. Enumerable.Range(BoltVersion.Oldest.Minor, BoltVersion.Newest.Minor + 1).Select(minor => (byte)minor)];

    [Theory]
    [MemberData(nameof(Minors))]
    public async Task Connect_EachVersion_SaysWhatTheVersionKnows(byte minor)
    {
        await using var server = Server(minor, "");
        await using var driver = server.Driver(
            new BoltDriverOptions { UserAgent = "Test/1", Notifications = NotificationSeverity.Warning });
        Assert.Equal($"5.{minor}", (await driver.VerifyConnectivityAsync()).ProtocolVersion);
        List<KeyValuePair<string, JsonNode?>> credentials =
            [new("scheme", "basic"), new("principal", "neo4j"), new("credentials", "secret")];
        var hello = new JsonObject([new("user_agent", "Test/1"), .. minor < 1 ? credentials : []]);
        if (minor >= 2)
        {
            // Only the name of the filter by category has changed since (5.6, "classifications"); this client sends none.
            hello.Add("notifications_minimum_severity", "WARNING");
        }

        if (minor >= 3)
        {
            hello.Add("bolt_agent", new JsonObject
            {
                ["product"] = BoltDriverOptions.Product,
                ["platform"] = $"{RuntimeInformation.OSDescription}; {RuntimeInformation.OSArchitecture}",
                ["language"] = "C#",
                ["language_details"] = RuntimeInformation.FrameworkDescription,
            });
        }

        IEnumerable<string> logon = minor < 1 ? [] : [$"LOGON {new JsonObject(credentials).ToJsonString()}"];
        Assert.Equal([$"HELLO {hello.ToJsonString()}", .. logon, "RESET"], server.Received);
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public async Task Connect_NoNotificationFilter_NamesNone(byte minor)
    {
        await using var server = Server(minor, "");
        await using var driver = server.Driver();
        await driver.VerifyConnectivityAsync();
        Assert.DoesNotContain("notifications", server.Received[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public async Task RunAsync_Failure_IsReadInTheFormOfTheVersion(byte minor)
    {
        var isGql = minor >= 7;
        var failure = isGql
            ? """
              {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?", "gql_status": "42001", "description": "syntax error",
               "diagnostic_record": {"CURRENT_SCHEMA": "/movies", "_classification": "CLIENT_ERROR"},
               "cause": {"message": "deeper", "gql_status": "42I06", "description": "invalid input", "diagnostic_record": {"OPERATION_CODE": "1"},
                         "cause": {"message": "deepest", "gql_status": "50N42", "description": "general"}}}
              """.ReplaceLineEndings(" ")
            : """{"code": "Neo.ClientError.Statement.SyntaxError", "message": "what?"}""";
        await using var server = Server(minor, $"C: RUN\nS: FAILURE {failure}\nC: PULL\nS: IGNORED");
        await using var driver = server.Driver(new BoltDriverOptions { Telemetry = false });
        await using var session = driver.Session();
        var error = await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"));
        Assert.Equal(("Neo.ClientError.Statement.SyntaxError", "what?"), (error.Code, error.Message));
        Assert.Equal(isGql ? ("42001", "syntax error") : (null, null), (error.GqlStatus, error.StatusDescription));
        Assert.Equal(isGql ? ["OPERATION", "OPERATION_CODE", "CURRENT_SCHEMA", "_classification"] : [], error.DiagnosticRecord.Keys);
        Assert.Equal(isGql ? ("", "deeper", "42I06", "invalid input") : default, Parts(error.Cause));
        Assert.Equal(isGql ? ["", "0", "/movies", "CLIENT_ERROR"] : [], error.DiagnosticRecord.Values);
        Assert.Equal(isGql ? ["", "1", "/"] : [], error.Cause?.DiagnosticRecord.Values ?? []);
        Assert.Equal(isGql ? ["", "0", "/"] : [], error.Cause?.Cause?.DiagnosticRecord.Values ?? []);
        Assert.Equal(isGql ? ("", "deepest", "50N42", "general") : default, Parts(error.Cause?.Cause));
        Assert.Null(error.Cause?.Cause?.Cause);
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public async Task RunAsync_ServerAsksForTelemetry_GetsItWhereTheVersionHasIt(byte minor)
    {
        await using var server = Server(minor, (minor >= 4 ? "C: TELEMETRY 2\nS: SUCCESS {}\n" : "") + Statement);
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();
    }

    private static (string Code, string Message, string? GqlStatus, string? Description) Parts(BoltServerException? error) =>
        error is null ? default : (error.Code, error.Message, error.GqlStatus, error.StatusDescription);

    private static BoltServerMock Server(byte minor, string script) => new(
        "C: HELLO\nS: SUCCESS {\"server\": \"Neo4j/5.0.0\", \"connection_id\": \"bolt-1\", \"hints\": {\"telemetry.enabled\": true}}\n"
        + (minor >= 1 ? "C: LOGON\nS: SUCCESS {}\n" : "") + script)
    { HandshakeAnswer = [0, 0, minor, 5] };
}
