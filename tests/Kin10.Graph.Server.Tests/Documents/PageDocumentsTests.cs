using System.Text.Json;
using Kin10.Graph.Server.Options;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Documents;

/// <summary>The documents of the server's own pages, which need no setting.</summary>
public sealed class PageDocumentsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public void Files_OfThePages_AreBesideTheProgram()
    {
        var web = Repository.PathOf("src", "Kin10.Graph.Server", "web");
        var folders = Directory.EnumerateDirectories(web).Where(folder => Path.GetFileName(folder) != "node_modules");

        Assert.Equal(folders.SelectMany(Names).Order(), Names(ProgramPaths.Documents).Order());
    }

    [Fact]
    public async Task GrandChallenges_OfTheSeed_ComeWithTheirRootCauses()
    {
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/graphql/persisted/grand-challenges", UriKind.Relative)));
        var challenges = json.RootElement.GetProperty("data").GetProperty("grandChallenges").GetProperty("nodes");

        Assert.Equal(7, challenges.GetArrayLength());
        Assert.All(challenges.EnumerateArray(), challenge =>
        {
            var causes = challenge.GetProperty("rootCauses");
            var gaps = causes.GetProperty("nodes").EnumerateArray().Select(cause => cause.GetProperty("gap").GetDouble()).ToList();
            Assert.NotEmpty(gaps);
            Assert.Equal(causes.GetProperty("totalCount").GetInt32(), gaps.Count);
            Assert.Equal(gaps.OrderDescending(), gaps);
        });
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));
}
