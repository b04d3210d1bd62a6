using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>
/// Two servers over one database and one Redis, while somebody changes the graph by hand, beside a server that keeps nothing.
/// </summary>
[Collection(Neo4jCollection.Name)]
public sealed class SeveralInstancesTests(Neo4jFixture neo4j)
{
    private static readonly string[] Queries =
    [
        "{ partners(first: 5, order: [{ name: ASC }]) { totalCount nodes { id name } } }",
        "{ a: partner(id: \"Partner:edc\") { name } rootCauses { totalCount } }",
        "{ partners(where: { name: { startsWith: \"A\" } }) { totalCount } }",
    ];

    [Neo4jAndRedisFact]
    public async Task Answers_OfTwoInstancesWhileTheGraphChanges_AreThoseOfOneThatKeepsNothing()
    {
        await neo4j.FillAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var first = await neo4j.ServeAsync(Keep(redis));
        await using var second = await neo4j.ServeAsync(Keep(redis));
        await using var plain = await neo4j.ServeAsync();
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            if (random.Next(10) == 0)
            {
                await neo4j.RunAsync(
                    "MATCH (p:Partner {id: 'Partner:edc'}) SET p.name = $name", new() { ["name"] = $"{(char)('A' + random.Next(3))} {i}" });
            }

            var query = Queries[random.Next(Queries.Length)];
            var (status, body) = await (random.Next(2) == 0 ? first : second).Client.AskAsync(query);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal((await plain.Client.AskAsync(query)).Body, body);
        }

        await using var connection = await redis.ConnectAsync();
        Assert.NotEmpty(connection.GetServers().Single().Keys());
    }

    private static string[] Keep(RedisServer redis) =>
        ["--Cache:MaxBytes=10000000", $"--Redis:Configuration={redis.Configuration}", "--Redis:Timeout=00:00:02"];
}
