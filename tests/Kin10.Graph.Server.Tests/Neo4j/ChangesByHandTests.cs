using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>A server follows facts that somebody changed in the database.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class ChangesByHandTests(Neo4jFixture neo4j)
{
    private const string Current = "{ graph { derivedAreCurrent } }";
    private const string Wrong = "MATCH (n:RootCause {gap: 7.0}) RETURN count(n)";

    [Neo4jFact]
    public async Task Serve_ChangesByHand_AreFollowedOnce()
    {
        await neo4j.FillAsync();
        var server = await neo4j.ServeAsync("--Neo4j:DeriveInterval=00:00:00.1000000");
        await using (server)
        {
            // Its own change is looked at once more, and nothing follows from it.
            for (var change = 0; change < 2; change++)
            {
                await IsCurrentAsync(server);
                await neo4j.RunAsync("MATCH (n:RootCause) SET n.gap = 7.0");
                await neo4j.WaitForAsync(Wrong, 0L);
            }

            await IsCurrentAsync(server);
        }

        Assert.Equal(
            ["other values for 32 nodes, 0 relationships", "other values for 32 nodes, 0 relationships"],
            server.Log.Split("Computed from changed facts: ").Skip(1).Select(text => text.Split('\n')[0].TrimEnd()));
    }

    [Neo4jFact]
    public async Task Serve_WithoutAnInterval_LeavesWhatIsDerived()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();

        var (_, body) = await server.Client.AskAsync(Current);

        Assert.Equal("""{"data":{"graph":{"derivedAreCurrent":false}}}""", body);
    }

    private static async Task IsCurrentAsync(ServerProcess server)
    {
        while ((await server.Client.AskAsync(Current)).Body != """{"data":{"graph":{"derivedAreCurrent":true}}}""")
        {
            await Task.Delay(20);
        }
    }
}
