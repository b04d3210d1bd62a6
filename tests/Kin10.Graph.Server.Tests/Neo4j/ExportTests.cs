using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Exports from a database, by a server that is a process of its own.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class ExportTests(Neo4jFixture neo4j, ServerFixture embedded) : IClassFixture<ServerFixture>
{
    [Neo4jFact]
    public async Task Export_OfTheSeed_HasTheBytesOfTheEmbeddedStore()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync("--Limits:MaxPageSize=25");
        using var client = new HttpClient { BaseAddress = embedded.BaseAddress };
        foreach (var file in new[]
        {
            "partners.csv",
            "rootCauses.csv?fields=name gap partners{totalCount nodes{name}}&order=[{gap:DESC}]",
            "organisations.jsonl?fields=id __typename ...on Partner{sector}",
            "graph.graphml",
        })
        {
            using var response = await server.Client.GetAsync($"/export/{file}");
            Assert.Equal(await client.GetStringAsync($"/export/{file}"), await response.Content.ReadAsStringAsync());
            Assert.NotNull(response.Headers.ETag);

            using var again = new HttpRequestMessage(HttpMethod.Get, $"/export/{file}");
            again.Headers.IfNoneMatch.Add(response.Headers.ETag);
            using var unchanged = await server.Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Neo4jFact]
    public async Task Export_OthersWriteAllTheTime_IsWholeAndOfOneVersionOrBreaksOff()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync("--Limits:MaxPageSize=5", "--Limits:DefaultPageSize=5");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await neo4j.RunAsync("MATCH (p:Partner) SET p.note = $note", new() { ["note"] = $"n{i}" });
                await Task.Delay(i % 40, CancellationToken.None);
            }
        });

        var (whole, broken) = (0, 0);
        for (var i = 0; i < 40; i++)
        {
            try
            {
                using var response = await server.Client.GetAsync("/export/partners.jsonl?fields=note");
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    var lines = (await response.Content.ReadAsStringAsync()).Split('\n')[..^1];
                    Assert.Equal(Partners, lines.Length);
                    Assert.Single(lines.Distinct());
                    whole++;
                    continue;
                }

                Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            }
            catch (HttpRequestException)
            {
                broken++;
            }
        }

        await stop.CancelAsync();
        await writer;
        await neo4j.FillAsync();
        Assert.True(broken > 0, $"{whole} were whole, {broken} broke off.");
    }

    private static int Partners => Kin10Model.Seed.Nodes.Single(table => table.Type.Name == "Partner").Rows.Count;
}
