using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>What imports leave in the log of changes, whatever the store. Random operations compare the rest.</summary>
public abstract class ChangesTests : IAsyncLifetime
{
    private const string All = "{ changes { nodes { at kind note target { id type name } link { source target type } properties { name before after } } } }";

    private IGraphStore? _store;
    private GraphHarness? _harness;

    /// <summary>Opens an empty store of this kind.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphModel model);

    /// <summary>Whether what the store needs is there.</summary>
    protected virtual bool IsThere => true;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (IsThere)
        {
            _store = await OpenAsync(BookModel.Model);
            _harness = new GraphHarness(_store, BookModel.Model);
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => _store?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    [ContractFact]
    public async Task Changes_NothingWasImported_AreNone()
    {
        await AssertAsync("{ graph { importedAt } changes { totalCount nodes { id } pageInfo { endCursor } } }",
            "{'graph':{'importedAt':null},'changes':{'totalCount':0,'nodes':[],'pageInfo':{'endCursor':null}}}");
    }

    [ContractFact]
    public async Task Changes_OfEachKind_SayWhatWasBeforeAndAfter()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a", ("size", 3), ("tags", new[] { "x;y", "z" })).Node("Person:p")
            .Link("WROTE", "Person:p", "Book:a", ("share", 0.5)).Link("MENTIONS", "Book:a", "Person:p"), "The first.");
        await ImportAsync(2, GraphBuilder.Books.Node("Book:a", ("name", "A"), ("published", new DateOnly(1999, 12, 31))).Node("Person:p")
            .Link("WROTE", "Person:p", "Book:a", ("share", 0.25)), "The second.");

        await AssertAsync(All,
            "{'changes':{'nodes':["
            + "{'at':'2026-01-02T00:00:00.000Z','kind':'CHANGED','note':'The second.','target':{'id':'Book:a','type':'Book','name':'A'},'link':null,"
            + "'properties':[{'name':'name','before':'a','after':'A'},{'name':'size','before':'3','after':null},"
            + "{'name':'published','before':null,'after':'1999-12-31'},{'name':'tags','before':'x\\\\;y;z','after':null}]},"
            + "{'at':'2026-01-02T00:00:00.000Z','kind':'REMOVED','note':'The second.','target':null,"
            + "'link':{'source':'Book:a','target':'Person:p','type':'MENTIONS'},'properties':[]},"
            + "{'at':'2026-01-02T00:00:00.000Z','kind':'CHANGED','note':'The second.','target':null,"
            + "'link':{'source':'Person:p','target':'Book:a','type':'WROTE'},'properties':[{'name':'share','before':'0.5','after':'0.25'}]},"
            + "{'at':'2026-01-01T00:00:00.000Z','kind':'ADDED','note':'The first.','target':{'id':'Book:a','type':'Book','name':'a'},'link':null,"
            + "'properties':[{'name':'name','before':null,'after':'a'},{'name':'size','before':null,'after':'3'},"
            + "{'name':'tags','before':null,'after':'x\\\\;y;z'}]},"
            + "{'at':'2026-01-01T00:00:00.000Z','kind':'ADDED','note':'The first.','target':{'id':'Person:p','type':'Person','name':'p'},"
            + "'link':null,'properties':[{'name':'name','before':null,'after':'p'}]},"
            + "{'at':'2026-01-01T00:00:00.000Z','kind':'ADDED','note':'The first.','target':null,"
            + "'link':{'source':'Book:a','target':'Person:p','type':'MENTIONS'},'properties':[]},"
            + "{'at':'2026-01-01T00:00:00.000Z','kind':'ADDED','note':'The first.','target':null,"
            + "'link':{'source':'Person:p','target':'Book:a','type':'WROTE'},'properties':[{'name':'share','before':null,'after':'0.5'}]}]}}");
    }

    [ContractFact]
    public async Task Changes_OfWhatIsGone_KeepItsNameAndValues()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a", ("name", "Gone"), ("size", 3)).Node("Book:b"));
        await ImportAsync(2, GraphBuilder.Books.Node("Book:b"));

        await AssertAsync("{ changes(kinds: REMOVED) { nodes { target { name node { id } } properties { name before after } } } }",
            "{'changes':{'nodes':[{'target':{'name':'Gone','node':null},"
            + "'properties':[{'name':'name','before':'Gone','after':null},{'name':'size','before':'3','after':null}]}]}}");
        await AssertAsync("{ changes(kinds: ADDED) { nodes { target { id node { id ... on Book { sources } } } } } }",
            "{'changes':{'nodes':[{'target':{'id':'Book:a','node':null}},{'target':{'id':'Book:b','node':{'id':'Book:b','sources':[]}}}]}}");
    }

    [ContractFact]
    public async Task UpdatedAt_IsTheTimeOfTheLastImportThatTouchedTheNode()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a").Node("Book:b").Node("Book:c"));
        await ImportAsync(2, GraphBuilder.Books.Node("Book:a", ("size", 1)).Node("Book:b").Node("Book:c").Node("Book:d"));
        await ImportAsync(3, GraphBuilder.Books.Node("Book:a", ("size", 1)).Node("Book:b").Node("Book:d").Link("MENTIONS", "Book:a", "Book:b"));

        await AssertAsync("{ graph { importedAt } books { nodes { id updatedAt } } }",
            "{'graph':{'importedAt':'2026-01-03T00:00:00.000Z'},'books':{'nodes':[{'id':'Book:a','updatedAt':'2026-01-02T00:00:00.000Z'},"
            + "{'id':'Book:b','updatedAt':'2026-01-01T00:00:00.000Z'},{'id':'Book:d','updatedAt':'2026-01-02T00:00:00.000Z'}]}}");
    }

    [ContractFact]
    public async Task Import_OfTheSameGraph_LeavesNoTrace()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a"));
        var version = await _store!.ReadVersionAsync(CancellationToken.None);
        await ImportAsync(2, GraphBuilder.Books.Node("Book:a"));

        Assert.Equal(version, await _store.ReadVersionAsync(CancellationToken.None));
        await AssertAsync("{ graph { importedAt } changes { totalCount } }",
            "{'graph':{'importedAt':'2026-01-01T00:00:00.000Z'},'changes':{'totalCount':1}}");
    }

    [ContractFact]
    public async Task Import_ClockGoesBack_IsLaterThanTheImportBefore()
    {
        await ImportAsync(2, GraphBuilder.Books.Node("Book:a"));
        await ImportAsync(1, GraphBuilder.Books.Node("Book:b"));

        await AssertAsync("{ changes(since: \"2026-01-02T00:00:00Z\") { nodes { at kind target { id } } } }",
            "{'changes':{'nodes':[{'at':'2026-01-02T00:00:00.001Z','kind':'ADDED','target':{'id':'Book:b'}},"
            + "{'at':'2026-01-02T00:00:00.001Z','kind':'REMOVED','target':{'id':'Book:a'}}]}}");
    }

    [ContractFact]
    public async Task Changes_MoreThanAreKept_ForgetTheOldestImports()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a").Node("Book:b"), "1", kept: 3);
        await ImportAsync(2, GraphBuilder.Books.Node("Book:a").Node("Book:b").Node("Book:c"), "2", kept: 3);
        await AssertAsync("{ changes { nodes { note } } }", "{'changes':{'nodes':[{'note':'2'},{'note':'1'},{'note':'1'}]}}");

        await ImportAsync(3, GraphBuilder.Books.Node("Book:a").Node("Book:b"), "3", kept: 3);
        await AssertAsync("{ changes { nodes { note } } }", "{'changes':{'nodes':[{'note':'3'},{'note':'2'}]}}");

        await ImportAsync(4, GraphBuilder.Books.Node("Book:d").Node("Book:e").Node("Book:f"), "4", kept: 0);
        await AssertAsync("{ graph { importedAt } changes { nodes { note } } }",
            "{'graph':{'importedAt':'2026-01-04T00:00:00.000Z'},'changes':{'nodes':[]}}");
        await ImportAsync(5, GraphBuilder.Books.Node("Book:a").Node("Book:b").Node("Book:c"), "5", kept: 4);
        await AssertAsync("{ changes { nodes { note target { id } } pageInfo { hasNextPage } } }",
            "{'changes':{'nodes':[{'note':'5','target':{'id':'Book:a'}},{'note':'5','target':{'id':'Book:b'}},"
            + "{'note':'5','target':{'id':'Book:c'}},{'note':'5','target':{'id':'Book:d'}}],'pageInfo':{'hasNextPage':false}}}");
    }

    [ContractFact]
    public async Task Changes_Versions_AreThoseBeforeAndAfterTheImport()
    {
        await ImportAsync(1, GraphBuilder.Books.Node("Book:a"));
        var before = await _store!.ReadVersionAsync(CancellationToken.None);
        await ImportAsync(2, GraphBuilder.Books.Node("Book:b"));

        var changes = await _harness!.DataAsync("{ changes(first: 1) { nodes { fromVersion toVersion } } }");
        var change = changes.GetProperty("changes").GetProperty("nodes")[0];
        Assert.Equal(before, change.GetProperty("fromVersion").GetString());
        AssertIsMade(change.GetProperty("toVersion").GetString(), before, await _store.ReadVersionAsync(CancellationToken.None));
    }

    /// <summary>Whether a version is what an import made.</summary>
    /// <param name="made">The version.</param>
    /// <param name="before">The version before the import.</param>
    /// <param name="after">The version when all was done.</param>
    protected virtual void AssertIsMade(string? made, string before, string after) => Assert.Equal(after, made);

    [ContractTheory]
    [InlineData("since: \"yesterday\"", "DateTime cannot represent \\\"yesterday\\\": expected a point in time with its offset")]
    [InlineData("since: \"2026-01-01\"", "DateTime cannot represent")]
    [InlineData("since: \"2026-01-01T00:00:00\"", "DateTime cannot represent")]
    [InlineData("since: \"2026-13-01T00:00:00Z\"", "DateTime cannot represent")]
    [InlineData("since: 5", "DateTime cannot represent 5")]
    [InlineData("kinds: [MOVED]", "ChangeKind")]
    [InlineData("types: [Planet]", "NodeType")]
    [InlineData("first: 501", "at most 500")]
    [InlineData("first: -1", "Give 0 to 500")]
    [InlineData("after: \"x\"", "this is not a cursor of changes")]
    [InlineData("after: \"\"", "this is not a cursor of changes")]
    public async Task Changes_WrongArgument_SaysWhatWouldBeRight(string argument, string problem)
    {
        var response = await _harness!.AskAsync($"{{ changes({argument}) {{ totalCount }} }}");

        Assert.Contains(problem, response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
    }

    private async Task ImportAsync(int day, GraphBuilder graph, string? note = null, int kept = 100) => await _store!.ImportAsync(
        graph.Build(),
        new ImportOptions
        {
            Note = note,
            KeptChanges = kept,
            Clock = new ReferenceClock(new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero)),
        },
        null,
        CancellationToken.None);

    private async Task AssertAsync(string query, string expected) => Assert.Equal(expected, await _harness!.DataTextAsync(query));
}
