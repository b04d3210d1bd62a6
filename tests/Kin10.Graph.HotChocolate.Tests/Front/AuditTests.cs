namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>The audit of graphql-http, asked of the server with HotChocolate in front.</summary>
public sealed class AuditTests(FrontServer server) : IClassFixture<FrontServer>
{
    private const int Audits = 61;

    private static readonly NodeScripts Scripts = new("audit");

    [RequiresFact("node")]
    public async Task Audit_OfGraphQLHttp_PassesWhole()
    {
        var results = await Scripts.RunAsync<object, AuditResult[]>("audit.mjs", new { url = server.Address });

        Assert.Equal(Audits, results.Length);
        Assert.Equal([], results.Where(result => result.Status != "ok").Select(result => $"{result.Id} {result.Name}: {result.Reason}"));
    }

    private sealed record AuditResult(string Id, string Name, string Status, string? Reason);
}
