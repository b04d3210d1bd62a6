using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Tests.Execution;

/// <summary>Documents that are planned before anybody asks for them.</summary>
public class GraphQLExecutorPrepareTests
{
    private const string Sdl = """
        type Query { one(n: Int, ids: [ID!], in: In, kind: Kind): Int  two: Int }
        input In { n: Int }
        enum Kind { A B }
        """;

    [Theory]
    [InlineData("{ one }", null)]
    [InlineData("query Q($n: Int!, $ids: [ID!]!) { one(n: $n, ids: $ids) }", """{"n":5,"ids":["a","b"]}""")]
    [InlineData("query Q($n: Int = 3, $in: In) { one(n: $n, in: $in) }", null)]
    public async Task Prepare_ThenExecute_PlansOnce(string query, string? variables)
    {
        var handler = new PlanningHandler();
        var executor = Create(handler);

        Assert.Empty(executor.Prepare(Encoding.UTF8.GetBytes(query)));
        Assert.Equal(1, handler.Compiled);
        for (var i = 0; i < 3; i++)
        {
            using var writer = new ResponseWriter();
            JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
            await executor.ExecuteAsync(new GraphQLRequest(query, variables: json), writer, default, CancellationToken.None);
            Assert.Equal("""{"data":{"one":0}}""", Encoding.UTF8.GetString(writer.Written.Span));
        }

        Assert.Equal(1, handler.Compiled);
    }

    [Theory]
    [InlineData("{ one }", 1)]
    [InlineData("query Q($n: Int = 3) { one(n: $n) }", 1)]
    [InlineData("query Q($n: Int!) { one(n: $n) }", 0)]
    [InlineData("{ __typename }", 0)]
    public void Prepare_RequestIsKnownAhead_IsChecked(string query, int checks)
    {
        var handler = new PlanningHandler();

        Assert.Empty(Create(handler).Prepare(Encoding.UTF8.GetBytes(query)));
        Assert.Equal(checks, handler.Checked);
    }

    [Theory]
    [InlineData("query Q($if: Boolean!) { one @include(if: $if) two }")]
    [InlineData("query Q($in: In!) { one(in: $in) }")]
    [InlineData("query Q($kind: Kind!) { one(kind: $kind) }")]
    public void Prepare_ShapeDependsOnAValueThatMustBeGiven_PlansNothing(string query)
    {
        var handler = new PlanningHandler();

        Assert.Empty(Create(handler).Prepare(Encoding.UTF8.GetBytes(query)));
        Assert.Equal((0, 0), (handler.Compiled, handler.Checked));
    }

    [Fact]
    public void Prepare_WrongDocument_GivesEveryMistake()
    {
        var executor = Create(new PlanningHandler());

        Assert.Equal(["1:3"], executor.Prepare("{ bad: worse }"u8).Select(error => $"{error.Locations[0]}"));
        Assert.Equal(["1:7"], executor.Prepare("{ one("u8).Select(error => $"{error.Locations[0]}"));
        Assert.Equal(["1:11", "1:31"], executor.Prepare("query A { nothing } query B { none }"u8).Select(error => $"{error.Locations[0]}"));
    }

    [Fact]
    public void Prepare_HandlerRefusesOperations_GivesTheErrorsOfEach()
    {
        var handler = new PlanningHandler { Refusal = "expensive" };
        var errors = Create(handler).Prepare("query A { one } query B { two } query C($n: Int!) { one(n: $n) }"u8);

        Assert.Equal(["expensive", "expensive"], errors.Select(error => error.Message));
    }

    private static GraphQLExecutor<object> Create(PlanningHandler handler) => new(ExecutionHarness.Schema(Sdl), handler);

    private sealed class PlanningHandler : IOperationHandler<object>
    {
        public string? Refusal { get; init; }

        public int Compiled { get; private set; }

        public int Checked { get; private set; }

        public object Compile(SelectedOperation operation)
        {
            Compiled++;
            return this;
        }

        public void Check(object plan, VariableValues variables)
        {
            Checked++;
            if (Refusal is not null)
            {
                throw new GraphQLException(new GraphQLError(ErrorCodes.CostLimitExceeded, Refusal));
            }
        }

        public ValueTask<IOperationRun> BeginAsync(
            object plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) => new(new Run());

        private sealed class Run : IOperationRun
        {
            public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
            {
                writer.Integer(index);
                return new(true);
            }

            public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new("v1");

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
