using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Other people's judgement of the running server.</summary>
public class ConformanceTests
{
    private const int Audits = 61;

#if HOTCHOCOLATE
    // HotChocolate tells its types in an order of its own, and has words of its own for scalars and directives that it defines itself.
    private const bool IsByName = true;
#else
    private const bool IsByName = false;
#endif

    private static readonly NodeScripts Scripts = new("audit");

    [RequiresFact("node")]
    public async Task Audit_OfGraphQLHttp_PassesWhole()
    {
        await using var server = await TestServer.StartAsync();
        var results = await Scripts.RunAsync<object, AuditResult[]>(
            "audit.mjs", new { url = new Uri(server.Client.BaseAddress!, "/graphql") });

        Assert.Equal(Audits, results.Length);
        Assert.DoesNotContain(results, result => result.Status != "ok");
    }

    [RequiresFact("node")]
    public async Task Introspection_ReadByGraphQLJs_IsTheCommittedSchema()
    {
        await using var server = await TestServer.StartAsync();
        var (url, file) = (new Uri(server.Client.BaseAddress!, "/graphql"), Repository.PathOf("schema", "schema.graphql"));
        var schemas = await Scripts.RunAsync<object, Schemas>("introspect.mjs", new { url, file, isByName = IsByName });

        Assert.NotEmpty(schemas.File);
        Assert.Equal(schemas.File, schemas.Server);
    }

    private sealed record AuditResult(string Id, string Name, string Status, string? Reason);

    private sealed record Schemas(string Server, string File);
}
