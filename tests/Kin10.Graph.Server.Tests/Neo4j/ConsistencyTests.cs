using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Xunit.Abstractions;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Others write while the server, a process of its own, reads.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class ConsistencyTests(Neo4jFixture neo4j, ITestOutputHelper output)
{
    private const string From = "Investment:2011-fund";
    private const string To = "Investment:2011-first-phase";

    private const string Query =
        $"{{ a: investment(id: \"{From}\") {{ "
        + $"figureUsd }} rootCauses {{ nodes {{ name }} }} b: investment(id: \"{To}\") {{ figureUsd }} }}";

    [Neo4jFact]
    public async Task Operation_WhileAnAmountMoves_NeverSeesTheSumWrong()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();
        var sum = Sum((await server.Client.AskAsync(Query)).Body);
        using var stop = new CancellationTokenSource();
        var moves = 0;
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await neo4j.RunAsync(
                    "MATCH (a:Investment {id: $a}), (b:Investment {id: $b}) SET a.figureUsd = a.figureUsd - 1, "
                    + "b.figureUsd = b.figureUsd + 1",
                    new() { ["a"] = From, ["b"] = To });
                moves++;
            }
        });

        var seen = new HashSet<long>();
        var wrong = new List<string>();
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var (status, body) = await server.Client.AskAsync(Query);
            if (status == HttpStatusCode.ServiceUnavailable)
            {
                // Somebody wrote during each of many reads: no answer is better than a wrong one.
                refused++;
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, status);
            seen.Add(Amount(body, "a"));
            if (Sum(body) != sum)
            {
                wrong.Add(body);
            }
        }

        await stop.CancelAsync();
        await writer;
        output.WriteLine($"{seen.Count} different amounts in 400 answers during {moves} moves; {wrong.Count} wrong, {refused} refused");
        Assert.Empty(wrong);
        Assert.True(refused < 100, $"{refused} of 400 were refused.");
        Assert.True(seen.Count > 10, $"Only {seen.Count} different amounts were seen.");
    }

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

    private static long Sum(string body) => Amount(body, "a") + Amount(body, "b");

    private static long Amount(string body, string alias)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("data").GetProperty(alias).GetProperty("figureUsd").GetInt64();
    }
}
