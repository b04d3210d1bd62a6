using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Tests.Execution;

public class GraphQLExecutorTests
{
    private const string Sdl = """
        type Query { one(n: Int): Int  two: Int  must: Int! }
        type Mutation { add: Int }
        type Subscription { ticks: Int }
        """;

    [Fact]
    public async Task ExecuteAsync_Query_WritesDataAndTellsVersion()
    {
        var handler = new FakeHandler();

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest("query Q { b: one one two __typename }"));

        Assert.Equal("""{"data":{"b":0,"one":1,"two":2,"__typename":"Query"}}""", text);
        Assert.Equal(
            (GraphQLResultKind.Data, "v1", OperationType.Query, "Q"),
            (result.Kind, result.Version, result.OperationType, result.OperationName));
        Assert.Empty(result.Errors);
        Assert.Equal((1, 1, 1), (handler.Compiled, handler.Completed, handler.Disposed));
    }

    [Fact]
    public async Task ExecuteAsync_OfTwoCallers_SharesThePlanAndTellsTheHandlerWhoAsks()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        var curator = new RequestContext(new Caller("curator@hub", ["curator"]), DateTimeOffset.UnixEpoch, "trace");
        foreach (var context in new[] { RequestContext.Anonymous, RequestContext.Anonymous, curator })
        {
            using var writer = new ResponseWriter();
            await executor.ExecuteAsync(new GraphQLRequest("{ one }"), writer, context, CancellationToken.None);
        }

        Assert.Equal(2, handler.Compiled);
        Assert.Equal([RequestContext.Anonymous, RequestContext.Anonymous, curator], handler.Contexts);
    }

    [Fact]
    public void Select_Query_GivesWhatIsSelectedAndCompilesNothing()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        using var variables = JsonDocument.Parse("""{"n":7}""");
        var request = new GraphQLRequest("query($n: Int) { a: one(n: $n) ...F } fragment F on Query { two }", null, variables.RootElement);

        var (keys, value) = executor.Select(
            request, (operation, values) => (operation.Fields.Select(field => field.ResponseKey), values[0]));

        Assert.Equal(["a", "two"], keys);
        Assert.Equal((7L, 0), (value, handler.Compiled));
    }

    [Theory]
    [InlineData("{ nothing }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("{ ", ErrorCodes.GraphQLParseFailed)]
    [InlineData("subscription { ticks }", ErrorCodes.BadUserInput)]
    public void Select_WrongRequest_IsRefused(string query, string code)
    {
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), new FakeHandler());

        var exception = Assert.Throws<GraphQLException>(() => executor.Select(new GraphQLRequest(query), (_, _) => 0));
        Assert.Equal(code, exception.Errors[0].Code);
    }

    [Fact]
    public async Task ExecuteAsync_FieldErrors_StandAfterData()
    {
        var handler = new FakeHandler
        {
            Write = (_, writer) =>
            {
                writer.AddError(ErrorCodes.Timeout, "Late.", [new SourceLocation(1, 3)]);
                writer.Null();
                return true;
            },
        };

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest("{ a: one }"));

        Assert.Equal(
            """{"data":{"a":null},"errors":[{"message":"Late.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"TIMEOUT"}}]}""",
            text);
        Assert.Equal(ErrorCodes.Timeout, Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task ExecuteAsync_NullThatMayNotBe_MakesDataNull()
    {
        var handler = new FakeHandler
        {
            Write = (index, writer) =>
            {
                if (index == 1)
                {
                    writer.AddError(ErrorCodes.Internal, "Missing.", []);
                    return false;
                }

                writer.Integer(index);
                return true;
            },
        };

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest("{ one must two }"));

        Assert.Equal("""{"data":null,"errors":[{"message":"Missing.","path":["must"],"extensions":{"code":"INTERNAL"}}]}""", text);
        Assert.Equal((GraphQLResultKind.Data, 1, 1), (result.Kind, handler.Completed, handler.Disposed));
        Assert.Equal(2, handler.Written);
    }

    [Theory]
    [InlineData("{ one", ErrorCodes.GraphQLParseFailed)]
    [InlineData("{ wrong }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("query($n: Int!) { one(n: $n) }", ErrorCodes.BadUserInput)]
    [InlineData("query A { one } query B { two }", ErrorCodes.BadUserInput)]
    public async Task ExecuteAsync_WrongRequest_HasNoData(string query, string code)
    {
        var handler = new FakeHandler();

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest(query));

        Assert.StartsWith("{\"errors\":[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", text, StringComparison.Ordinal);
        Assert.Equal((GraphQLResultKind.RequestError, 0), (result.Kind, handler.Compiled));
        Assert.Equal(code, Assert.Single(result.Errors).Code);
    }

    [Theory]
    [InlineData("query A { one } query B { two }", "B", """{"data":{"two":0}}""")]
    [InlineData("query A { one }", "A", """{"data":{"one":0}}""")]
    [InlineData("query A { one }", null, """{"data":{"one":0}}""")]
    public async Task ExecuteAsync_OperationName_ChoosesTheOperation(string query, string? name, string expected) =>
        Assert.Equal(expected, (await ExecuteAsync(new FakeHandler(), new GraphQLRequest(query, name))).Text);

    [Theory]
    [InlineData("query A { one } query B { two }", null, "Must provide operation name: the document has several operations (A, B).")]
    [InlineData("query A { one }", "C", "Unknown operation named \"C\": the document has A.")]
    [InlineData(
        "query A { one }",
        "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK",
        "Unknown operation named \"ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ...\": "
            + "the document has A.")]
    [InlineData("{ one }", "C", "Unknown operation named \"C\": the document has no named operation.")]
    public async Task ExecuteAsync_OperationNotFound_SaysWhatThereIs(string query, string? name, string expected) =>
        Assert.Equal(
            expected, Assert.Single((await ExecuteAsync(new FakeHandler(), new GraphQLRequest(query, name))).Result.Errors).Message);

    [Fact]
    public async Task ExecuteAsync_Mutation_RunsOnlyWhereAllowed()
    {
        var handler = new FakeHandler();

        var (refused, _) = await ExecuteAsync(handler, new GraphQLRequest("mutation { add }", allowMutation: false));
        var (allowed, text) = await ExecuteAsync(handler, new GraphQLRequest("mutation { add }"));

        Assert.Equal((GraphQLResultKind.MutationNotAllowed, OperationType.Mutation), (refused.Kind, refused.OperationType));
        Assert.Equal((GraphQLResultKind.Data, OperationType.Mutation), (allowed.Kind, allowed.OperationType));
        Assert.Equal("""{"data":{"add":0}}""", text);
        Assert.Equal(1, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_Subscription_AnswersOneEventOnlyWhereAllowed()
    {
        var handler = new FakeHandler();
        var request = new GraphQLRequest("subscription S { ticks }");

        var (refused, refusal) = await ExecuteAsync(handler, request);
        var (allowed, text) = await ExecuteAsync(handler, request with { AllowSubscription = true });

        Assert.Equal(
            (GraphQLResultKind.SubscriptionNotAllowed, OperationType.Subscription, "S"),
            (refused.Kind, refused.OperationType, refused.OperationName));
        Assert.Equal(
            """{"errors":[{"message":"A subscription has more than one answer: ask for it over a WebSocket (graphql-transport-ws), or as server-sent events, alone and with \"Accept: text/event-stream\".","locations":[{"line":1,"column":1}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            refusal);
        Assert.Equal(
            (GraphQLResultKind.Data, OperationType.Subscription, "v1"), (allowed.Kind, allowed.OperationType, allowed.Version));
        Assert.Equal("""{"data":{"ticks":0}}""", text);
        Assert.Equal(1, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_OnlyIntrospection_LeavesTheHandlerAlone()
    {
        var handler = new FakeHandler();

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest("{ a: __typename __type(name: \"No\") { name } }"));

        Assert.Equal("""{"data":{"a":"Query","__type":null}}""", text);
        Assert.Equal((0, 0, null), (handler.Compiled, handler.Disposed, result.Version));
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("begin")]
    [InlineData("write")]
    [InlineData("complete")]
    public async Task ExecuteAsync_HandlerRefuses_HasNoData(string where)
    {
        var handler = new FakeHandler { Throw = (where, new GraphQLException(new GraphQLError(ErrorCodes.PageSizeExceeded, "Too much."))) };

        var (result, text) = await ExecuteAsync(handler, new GraphQLRequest("{ one }"));

        Assert.Equal("""{"errors":[{"message":"Too much.","extensions":{"code":"PAGE_SIZE_EXCEEDED"}}]}""", text);
        Assert.Equal(GraphQLResultKind.RequestError, result.Kind);
        Assert.Equal(where is "write" or "complete" ? 1 : 0, handler.Disposed);
    }

    [Fact]
    public async Task ExecuteAsync_Cancelled_PassesThroughAndDisposes()
    {
        var handler = new FakeHandler { Throw = ("write", new OperationCanceledException()) };

        await Assert.ThrowsAsync<OperationCanceledException>(() => ExecuteAsync(handler, new GraphQLRequest("{ one }")));
        Assert.Equal(1, handler.Disposed);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("begin")]
    [InlineData("write")]
    [InlineData("complete")]
    public async Task ExecuteAsync_UnexpectedException_PassesThroughWithNothingWritten(string where)
    {
        var handler = new FakeHandler { Throw = (where, new InvalidOperationException("bug")) };
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        using var writer = new ResponseWriter();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => executor.ExecuteAsync(new GraphQLRequest("{ one }"), writer, RequestContext.Anonymous, CancellationToken.None).AsTask());
        Assert.Equal(0, writer.Written.Length);
    }

    [Fact]
    public async Task ExecuteAsync_SameWriterAgain_StartsWithoutErrorsAndPath()
    {
        var handler = new FakeHandler { Throw = ("write", new GraphQLException(new GraphQLError(ErrorCodes.Timeout, "Late."))) };
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        using var writer = new ResponseWriter();
        writer.StartArray();
        await executor.ExecuteAsync(new GraphQLRequest("{ one }"), writer, RequestContext.Anonymous, CancellationToken.None);
        handler.Throw = null;
        handler.Write = (_, target) =>
        {
            target.AddError(ErrorCodes.Internal, "x", []);
            target.Null();
            return true;
        };
        var result = await executor.ExecuteAsync(new GraphQLRequest("{ two }"), writer, RequestContext.Anonymous, CancellationToken.None);
        writer.EndArray();

        Assert.Equal(["two"], Assert.Single(result.Errors).Path!);
        Assert.Equal(2, JsonDocument.Parse(writer.Written).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task ExecuteAsync_SameShape_IsKeptFromItsSecondUse()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        const string Query = "query($n: Int, $s: Boolean!) { one(n: $n) two @skip(if: $s) }";

        foreach (var variables in new[] { """{"n":1,"s":true}""", """{"n":2,"s":true}""", """{"n":3,"s":true,"x":1}""" })
        {
            Assert.Equal("""{"data":{"one":0}}""", await TextAsync(executor, Query, variables));
        }

        Assert.Equal(2, handler.Compiled);
        Assert.Equal("""{"data":{"one":0,"two":1}}""", await TextAsync(executor, Query, """{"n":1,"s":false}"""));
        Assert.Equal("""{"data":{"one":0}}""", await TextAsync(executor, Query, """{"n":null,"s":true}"""));
        Assert.Equal("""{"data":{"one":0}}""", await TextAsync(executor, Query, """{"s":true}"""));
        Assert.Equal(5, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_WithoutCaches_StillAnswers()
    {
        var handler = new FakeHandler();
        var options = new GraphQLExecutorOptions { MaxDocumentCacheBytes = 0, MaxPlanCacheBytes = 0 };
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler, options);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal($$$"""{"data":{"a{{{i % 4}}}":0}}""", await TextAsync(executor, $"{{ a{i % 4}: one }}", null));
            Assert.Equal("""{"data":{"one":0}}""", await TextAsync(executor, "query($n: Int) { one(n: $n) }", """{"n":1}"""));
        }

        Assert.Equal(40, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_ADocumentAgain_IsKeptFromItsSecondUse()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("""{"data":{"one":0}}""", await TextAsync(executor, "{ one }", null));
        }

        Assert.Equal(2, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_AFloodOfOtherDocuments_DrivesNothingOut()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(
            ExecutionHarness.Schema(Sdl),
            handler,
            new GraphQLExecutorOptions { MaxDocumentCacheBytes = 200_000, MaxPlanCacheBytes = 400_000 });
        await TextAsync(executor, "{ one }", null);
        await TextAsync(executor, "{ one }", null);
        for (var i = 0; i < 2000; i++)
        {
            await TextAsync(executor, $"{{ flood{i}: one }}", null);
        }

        var before = handler.Compiled;
        await TextAsync(executor, "{ one }", null);

        Assert.Equal(before, handler.Compiled);
    }

    [Fact]
    public async Task ExecuteAsync_ALargeDocument_IsCompiledEachTime()
    {
        var handler = new FakeHandler();
        var executor = new GraphQLExecutor<object>(
            ExecutionHarness.Schema(Sdl),
            handler,
            new GraphQLExecutorOptions { MaxDocumentCacheBytes = 16_000, MaxPlanCacheBytes = 16_000 });

        for (var i = 0; i < 5; i++)
        {
            await TextAsync(executor, "{ one " + new string(' ', 2000) + "}", null);
        }

        Assert.Equal(5, handler.Compiled);
    }

    [Fact]
    public void ExecuteAsync_ManyThreads_AnswerEachItsOwn()
    {
        var executor = new GraphQLExecutor<object>(
            ExecutionHarness.Schema(Sdl),
            new FakeHandler(),
            new GraphQLExecutorOptions { MaxDocumentCacheBytes = 1 << 17, MaxPlanCacheBytes = 1 << 17 });
        Parallel.For(0, 2_000, i =>
            Assert.Equal(
                $$$"""{"data":{"a{{{i % 20}}}":0,"t":"Query"}}""",
                TextAsync(executor, $"{{ a{i % 20}: one t: __typename }}", null).GetAwaiter().GetResult()));
    }

    [Theory]
    [InlineData("{ one two }", null)]
    [InlineData("query Q($n: Int, $skip: Boolean!) { one(n: $n) two @skip(if: $skip) }", """{"n":5,"skip":false}""")]
    public async Task ExecuteAsync_CachedRequest_AllocatesLittle(string query, string? variables)
    {
        const int Rounds = 1000;
#if DEBUG
        const int MaxBytes = 1536;
#else
        const int MaxBytes = 768;
#endif
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), new FakeHandler());
        var utf8 = Encoding.UTF8.GetBytes(query);
        JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
        for (var i = 0; i < 100; i++)
        {
            await RunOnceAsync();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            await RunOnceAsync();
        }

        // The request, the writer, the variables and the fake handler's run are among them: about 500 bytes when optimised. In a
        // debug build each asynchronous method allocates its state besides.
        var perRequest = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        Assert.InRange(perRequest, 1, MaxBytes);

        async ValueTask RunOnceAsync()
        {
            using var writer = new ResponseWriter();
            await executor.ExecuteAsync(new GraphQLRequest(utf8, null, json), writer, RequestContext.Anonymous, CancellationToken.None);
        }
    }

    private static async Task<(GraphQLResult Result, string Text)> ExecuteAsync(FakeHandler handler, GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        var executor = new GraphQLExecutor<object>(ExecutionHarness.Schema(Sdl), handler);
        var result = await executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        return (result, Encoding.UTF8.GetString(writer.Written.Span));
    }

    private static async Task<string> TextAsync(GraphQLExecutor<object> executor, string query, string? variables)
    {
        using var writer = new ResponseWriter();
        JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
        await executor.ExecuteAsync(new GraphQLRequest(query, null, json), writer, RequestContext.Anonymous, CancellationToken.None);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>Writes each field's position, and counts what it is called for.</summary>
    private sealed class FakeHandler : IOperationHandler<object>
    {
        private int _compiled;

        public (string Where, Exception Exception)? Throw { get; set; }

        public Func<int, ResponseWriter, bool>? Write { get; set; }

        public int Compiled => _compiled;

        public List<RequestContext> Contexts { get; } = [];

        public int Written { get; private set; }

        public int Completed { get; private set; }

        public int Disposed { get; private set; }

        public object Compile(SelectedOperation operation)
        {
            ThrowAt("compile");
            Interlocked.Increment(ref _compiled);
            return this;
        }

        public ValueTask<IOperationRun> BeginAsync(
            object plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken)
        {
            ThrowAt("begin");
            Contexts.Add(context);
            return new(new Run(this));
        }

        private void ThrowAt(string where)
        {
            if (Throw is { } planned && planned.Where == where)
            {
                throw planned.Exception;
            }
        }

        private sealed class Run(FakeHandler handler) : IOperationRun
        {
            public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
            {
                handler.Written++;
                if (handler.Write is not null)
                {
                    return new(handler.Write(index, writer));
                }

                writer.Integer(index);
                handler.ThrowAt("write");
                return new(true);
            }

            public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken)
            {
                handler.ThrowAt("complete");
                handler.Completed++;
                return new("v1");
            }

            public ValueTask DisposeAsync()
            {
                handler.Disposed++;
                return ValueTask.CompletedTask;
            }
        }
    }
}
