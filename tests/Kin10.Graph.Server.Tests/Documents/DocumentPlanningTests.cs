using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Documents;

public sealed class DocumentPlanningTests : IDisposable
{
    private readonly DocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WrongDocuments_IsRefusedWithEachMistakeAndItsPlace()
    {
        _folder.Write("a.graphql", "query A {\n  rootCauses { nothing }\n  partners { nothing }\n}");
        _folder.Write("b.graphql", "{ rootCauses {");
        _folder.Write("c.graphql", [0xff]);
        _folder.Write("d.graphql", "query D { rootCauses { totalCount } }\nquery E { rootCauses(first: 501) { totalCount } }");
        _folder.Write("e.graphql", "{ rootCauses(first: 500) { totalCount } }");
        _folder.Write("f.graphql", "query F($id: ID!) { rootCause(id: $id) { name } }");
        var exception = await Assert.ThrowsAsync<SettingsException>(() => TestServer.StartAsync(_folder.Setting));

        Assert.Collection(
            exception.Mistakes,
            mistake => Assert.Equal($"{PathOf("c")}: The text is not UTF-8.", mistake),
            mistake => Assert.StartsWith($"{PathOf("a")}:2:16: Cannot query field \"nothing\" on type ", mistake, StringComparison.Ordinal),
            mistake => Assert.StartsWith($"{PathOf("a")}:3:14: Cannot query field \"nothing\" on type ", mistake, StringComparison.Ordinal),
            mistake => Assert.StartsWith($"{PathOf("b")}:1:15: ", mistake, StringComparison.Ordinal),
            mistake => Assert.StartsWith($"{PathOf("d")}:2:29: Query.rootCauses(first): at most 500 ", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_DocumentOverTheBudget_IsRefused()
    {
        _folder.Write("a.graphql", "query A($first: Int = 500) { rootCauses(first: $first) { totalCount nodes { id } } }");
        var exception = await Assert.ThrowsAsync<SettingsException>(
            () => TestServer.StartAsync(_folder.Setting, "--Limits:MaxCost=1"));

        var mistake = Assert.Single(exception.Mistakes);
        Assert.StartsWith($"{PathOf("a")}:1:30: The request would cost about ", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DocumentOfAPageOverALimit_IsOnlySaidToBe()
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxPageSize=10", "--Limits:DefaultPageSize=10");

        var useless = server.Log.Entries.Where(entry => entry.Id == 2011).Select(entry => entry.Message);
        Assert.Contains(useless, message => message.Contains("challenge-map.graphql:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_RightDocuments_SaysHowMany()
    {
        _folder.Write("a.graphql", "{ __typename }");
        await using var server = await TestServer.StartAsync(_folder.Setting, "--TrustedDocuments:Mode=report");

        Assert.Matches(
            "^Planned [1-9][0-9]* trusted documents; TrustedDocuments:Mode is Report$",
            Assert.Single(server.Log.Entries, entry => entry.Id == 2010).Message);
    }

    [Fact]
    public async Task Start_Defaults_SaysNothing()
    {
        await using var server = await TestServer.StartAsync();

        Assert.DoesNotContain(server.Log.Entries, entry => entry.Id == 2010);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, $"{name}.graphql");
}
