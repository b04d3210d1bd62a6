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
    public async Task ChallengeMap_ByItsName_HasAllRootCausesOfTheSeed()
    {
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/graphql/persisted/challenge-map", UriKind.Relative)));
        var data = json.RootElement.GetProperty("data");

        Assert.Equal(7, data.GetProperty("grandChallenges").GetProperty("nodes").GetArrayLength());
        Assert.Equal(32, data.GetProperty("rootCauses").GetProperty("nodes").GetArrayLength());
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));
}
