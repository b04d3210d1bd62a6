using System.Net;
using System.Text.Json;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Instrumentation;
using HotChocolate.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>Types, resolvers, interceptors and diagnostics that somebody adds to HotChocolate beside the graph.</summary>
public sealed class AdditionsTests : IAsyncLifetime, IAsyncDisposable
{
    private const string OnGraph = "{ rootCauses(first: 1) { nodes { id } } }";

    private readonly FrontServer _server = new();
    private readonly Listener _listener = new();

    public Task InitializeAsync() => _server.StartAsync(services => services
        .AddGraphQL()
        .AddTypeExtension(new ObjectTypeExtension(query => query
            .Name("Query")
            .Field("weather")
            .Argument("place", place => place.Type<NonNullType<StringType>>())
            .Type<NonNullType<ObjectType<Forecast>>>()
            .Resolve(context => new Forecast(context.ArgumentValue<string>("place"), 21))))
        .AddHttpRequestInterceptor<Door>()
        .AddDiagnosticEventListener(_ => _listener));

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task AddedField_HasItsResolversAnswer()
    {
        using var answer = JsonDocument.Parse(await _server.AskAsync("{ weather(place: \"Albany\") { place degrees } }"));
        var weather = answer.RootElement.GetProperty("data").GetProperty("weather");
        Assert.Equal("Albany", weather.GetProperty("place").GetString());
        Assert.Equal(21, weather.GetProperty("degrees").GetInt32());
    }

    [Fact]
    public async Task AddedField_ByGet_IsNotToBeKept()
    {
        using var response = await _server.GetAsync("{ weather(place: \"Albany\") { degrees } }");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("{\"data\":{\"weather\":{\"degrees\":21}}}", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Graph_BesideAnAddedField_HasTheEnginesBytes() =>
        Assert.Equal(await _server.AskEngineAsync(OnGraph), await _server.AskAsync(OnGraph));

    [Fact]
    public async Task AddedField_TogetherWithTheGraph_IsRefusedWithTheWayOut()
    {
        var answer = await _server.AskAsync("{ weather(place: \"Albany\") { degrees } rootCauses { totalCount } }");
        Assert.Contains("Query.rootCauses is a field of the graph", answer, StringComparison.Ordinal);
        using var batch = await _server.PostAsync(
            JsonSerializer.Serialize(new[] { new { query = "{ weather(place: \"Albany\") { degrees } }" }, new { query = OnGraph } }));
        Assert.Equal(
            $"[{{\"data\":{{\"weather\":{{\"degrees\":21}}}}}},{await _server.AskEngineAsync(OnGraph)}]",
            await batch.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Mistake_BesideTheGraph_HasTheEnginesWords()
    {
        var answer = await _server.AskAsync("{ weather(place: 1) { degree } }");
        Assert.Contains("Did you mean \\\"degrees\\\"?", answer, StringComparison.Ordinal);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", answer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(GuardTests.Names), MemberType = typeof(GuardTests))]
    public async Task HostileDocument_BesideTheGraph_IsRefused(string name)
    {
        var answer = await _server.AskAsync(Hostile.Documents[name]);
        Assert.StartsWith("{\"errors\":", answer, StringComparison.Ordinal);
        Assert.Equal(await _server.AskEngineAsync(OnGraph), await _server.AskAsync(OnGraph));
    }

    [Fact]
    public async Task Introspection_TellsOfWhatWasAdded() => Assert.Contains(
        "\"degrees\"", await _server.AskAsync("{ __type(name: \"Forecast\") { fields { name } } }"), StringComparison.Ordinal);

    [Fact]
    public async Task Interceptor_ThatRefuses_IsObeyed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Address)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = OnGraph }), null, "application/json"),
        };
        request.Headers.Add("Accept", "application/graphql-response+json");
        request.Headers.Add(Door.Header, "shut");
        using var response = await _server.Client.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("The door is shut.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiagnosticListener_HearsOfOperationsOnTheGraph()
    {
        var before = _listener.Operations;
        await _server.AskAsync(OnGraph);
        Assert.Equal(before + 1, _listener.Operations);
    }

    private sealed record Forecast(string Place, int Degrees);

    private sealed class Door : DefaultHttpRequestInterceptor
    {
        public const string Header = "Door";

        public override ValueTask OnCreateAsync(
            HttpContext context, IRequestExecutor requestExecutor, OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken)
        {
            if (context.Request.Headers.ContainsKey(Header))
            {
                throw new global::HotChocolate.GraphQLException("The door is shut.");
            }

            return base.OnCreateAsync(context, requestExecutor, requestBuilder, cancellationToken);
        }
    }

    private sealed class Listener : ExecutionDiagnosticEventListener
    {
        private int _operations;

        public int Operations => _operations;

        public override IDisposable ExecuteOperation(IRequestContext context)
        {
            Interlocked.Increment(ref _operations);
            return base.ExecuteOperation(context);
        }
    }
}
