using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Others write while the server, a process of its own, reads.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class ConsistencyTests(Neo4jFixture neo4j)
{
    private const string From = "Investment:2011-fund";

    [Neo4jFact]
    public async Task Tag_AfterACommit_IsNeverConfirmed()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();
        const string Question = $"{{ investment(id: \"{From}\") {{ figureUsd }} }}";
        using var stop = new CancellationTokenSource();

        // Others ask the same all the time, so that probes of the version are shared.
        var crowd = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            string? tag = null;
            while (!stop.IsCancellationRequested)
            {
                tag = (await server.Client.RereadAsync(Question, tag)).Tag ?? tag;
            }
        })));
        string? held = null;
        var stale = new List<string>();
        for (var amount = 1L; amount <= 200; amount++)
        {
            await neo4j.RunAsync("MATCH (a:Investment {id: $a}) SET a.figureUsd = $amount", new() { ["a"] = From, ["amount"] = amount });
            var (status, tag, body) = await server.Client.RereadAsync(Question, held);
            if (status != HttpStatusCode.OK || !body.Contains($"\"figureUsd\":{amount}}}", StringComparison.Ordinal))
            {
                stale.Add($"{amount}: {status} {body}");
            }

            held = tag ?? held;
        }

        var (again, _, _) = await server.Client.RereadAsync(Question, held);
        await stop.CancelAsync();
        await crowd;
        Assert.Empty(stale);
        Assert.Equal(HttpStatusCode.NotModified, again);
    }
}
