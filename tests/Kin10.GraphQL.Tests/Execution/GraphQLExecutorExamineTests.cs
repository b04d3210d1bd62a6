using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Tests.Execution;

public class GraphQLExecutorExamineTests
{
    private const string Sdl = """
        type Query { one(n: Int): Int }
        type Subscription { ticks: Int }
        """;

    [Theory]
    [InlineData("{ one }", null, false)]
    [InlineData("query($n: Int) { one(n: $n) }", """{"n":7}""", false)]
    [InlineData("{ __typename }", null, false)]
    [InlineData("{ __type(name: \"Query\") { name } __typename }", null, true)]
    [InlineData("{ one __type(name: \"Query\") { name } }", null, false)]
    public async Task Examine_RightRequest_IsExecutedAsItWouldBeWithoutIt(string query, string? variables, bool isIntrospection)
    {
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var request = new GraphQLRequest(query, null, json?.RootElement);
        var handler = new Handler();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);

        var prepared = executor.Examine(request);
        var compiled = handler.Compiled;
        var (_, withIt) = await ExecuteAsync(executor, request with { Prepared = prepared });

        Assert.Empty(prepared.Errors);
        Assert.Equal(isIntrospection, prepared.IsIntrospection);
        Assert.Equal(compiled, handler.Compiled);
        var (_, without) = await ExecuteAsync(executor, request);
        Assert.Equal(without, withIt);
    }

    [Theory]
    [InlineData("{ two }", null)]
    [InlineData("{ ", null)]
    [InlineData("subscription { ticks }", null)]
    [InlineData("query($n: Int!) { one(n: $n) }", """{"n":"seven"}""")]
    public async Task Examine_WrongRequest_TellsWhatExecutingItTells(string query, string? variables)
    {
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var request = new GraphQLRequest(query, null, json?.RootElement);
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), new Handler());

        var prepared = executor.Examine(request);
        var (withIt, text) = await ExecuteAsync(executor, request with { Prepared = prepared });

        Assert.NotEmpty(prepared.Errors);
        Assert.False(prepared.IsIntrospection);
        var (without, expected) = await ExecuteAsync(executor, request);
        Assert.Equal(expected, text);
        Assert.Equal(
            (without.Kind, without.OperationType, without.OperationName), (withIt.Kind, withIt.OperationType, withIt.OperationName));
    }

    [Fact]
    public async Task Prepared_ByAnExecutorOfAnotherHandler_IsNotTrusted()
    {
        var other = new GraphQLExecutor<string>(ExecutionHarness.Schema("type Query { two: Int }"), new OtherHandler());
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), new Handler());
        var request = new GraphQLRequest("{ two }");

        var (result, _) = await ExecuteAsync(executor, request with { Prepared = other.Examine(request) });

        Assert.Equal(GraphQLResultKind.RequestError, result.Kind);
    }

    private static async Task<(GraphQLResult Result, string Text)> ExecuteAsync(GraphQLExecutor<object> executor, GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        var result = await executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        return (result, Encoding.UTF8.GetString(writer.Written.Span));
    }

    private sealed class Handler : IOperationHandler<object>
    {
        public int Compiled { get; private set; }

        public object Compile(SelectedOperation operation)
        {
            Compiled++;
            return operation;
        }

        public ValueTask<IOperationRun> BeginAsync(
            object plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) => new(new Run());
    }

    private sealed class OtherHandler : IOperationHandler<string>
    {
        public string Compile(SelectedOperation operation) => "";

        public ValueTask<IOperationRun> BeginAsync(
            string plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) => new(new Run());
    }

    private sealed class Run : IOperationRun
    {
        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
        {
            writer.Integer(1);
            return new(true);
        }

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new((string?)null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
