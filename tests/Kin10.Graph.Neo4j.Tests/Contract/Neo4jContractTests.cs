using Kin10.Graph.ContractTests;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>The store in Neo4j, emptied before the seed data goes in.</summary>
public sealed class Neo4jContractStore : ContractStore, IAsyncLifetime
{
    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model)
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        return Neo4jGraphStore.Create(model, Neo4jServer.Options);
    }

    // Where there is no server, the tests are skipped.
    Task IAsyncLifetime.InitializeAsync() => Neo4jDatabase.WhyMissing is null ? InitializeAsync() : Task.CompletedTask;
}

/// <summary>The contract of every store, asked of Neo4j: the golden answers, every connection paged both ways, mistakes.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jContractTests(Neo4jContractStore store) : IClassFixture<Neo4jContractStore>
{
    [Neo4jTheory]
    [MemberData(nameof(QuestionTests.Questions), MemberType = typeof(QuestionTests))]
    public Task Question_OnSeedData_HasTheGoldenAnswer(string question) =>
        new Questions(store).Question_OnSeedData_HasTheGoldenAnswer(question);

    [Neo4jTheory]
    [MemberData(nameof(PagingTests.RootFields), MemberType = typeof(PagingTests))]
    public Task RootConnection_PagedBothWays_GivesEachRowOnce(string field) =>
        new Paging(store).RootConnection_PagedBothWays_GivesEachRowOnce(field);

    [Neo4jTheory]
    [MemberData(nameof(PagingTests.Relationships), MemberType = typeof(PagingTests))]
    public Task RelationshipConnection_PagedBothWays_GivesEachRowOnce(string coordinate) =>
        new Paging(store).RelationshipConnection_PagedBothWays_GivesEachRowOnce(coordinate);

    [Neo4jTheory]
    [MemberData(nameof(MistakeTests.Mistakes), MemberType = typeof(MistakeTests))]
    public Task WrongValue_Anywhere_RefusesTheOperation(string query, string code, string says) =>
        new Mistakes(store).WrongValue_Anywhere_RefusesTheOperation(query, code, says);

    [Neo4jFact]
    public Task Cursor_OfAnotherFieldOrOrder_IsRefused() => new Mistakes(store).Cursor_OfAnotherFieldOrOrder_IsRefused();

    [Neo4jFact]
    public Task UnknownIds_AreNull() => new Mistakes(store).UnknownIds_AreNull();

    // The contract's own classes hold tests that cannot be skipped: so their bodies are called.
    private sealed class Questions(ContractStore store) : QuestionTests(store);

    private sealed class Paging(ContractStore store) : PagingTests(store);

    private sealed class Mistakes(ContractStore store) : MistakeTests(store);
}
