using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;
using static Kin10.GraphQL.Tests.Execution.ExecutionHarness;

namespace Kin10.GraphQL.Tests.Execution;

public class DeferredDeliveryTests
{
    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        type Query { page: Page! maybe: Page list: [Page!]! any: Any name: String size: Int! }
        interface Any { id: Int }
        type Page implements Any { id: Int count: Int! next: Page }
        """;

    private static readonly GraphQLSchema TestSchema = Schema(Sdl);

    [Theory]
    [InlineData(
        "{ name ... @defer(label: \"a\") { size } }",
        """{"data":{"name":0},"hasNext":true}""",
        """{"incremental":[{"data":{"size":1},"path":[],"label":"a"}],"hasNext":false}""")]
    [InlineData(
        "{ page { id ... @defer { count } } ... @defer { page { next { id } } size } }",
        """{"data":{"page":{"id":0}},"hasNext":true}""",
        """{"incremental":[{"data":{"size":1,"page":{"next":2}},"path":[]}],"hasNext":true}""",
        """{"incremental":[{"data":{"count":3},"path":["page"]}],"hasNext":false}""")]
    public Task Parts_OfAugust2022_AreDelivered(string query, params string[] parts) =>
        ExpectAsync(IncrementalFormat.Defer20220824, query, parts);

    [Theory]
    [InlineData(
        "{ name ... @defer(label: \"a\") { size } }",
        """{"data":{"name":0},"pending":[{"id":"0","path":[],"label":"a"}],"hasNext":true}""",
        """{"incremental":[{"data":{"size":1},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ page { id ... @defer { count } } ... @defer { page { next { id } } size } }",
        """{"data":{"page":{"id":0}},"pending":[{"id":"0","path":[]},{"id":"1","path":["page"]}],"hasNext":true}""",
        """{"incremental":[{"data":{"size":1},"id":"0"},{"data":{"next":2},"id":"0","subPath":["page"]}],"completed":[{"id":"0"}],"hasNext":true}""",
        """{"incremental":[{"data":{"count":3},"id":"1"}],"completed":[{"id":"1"}],"hasNext":false}""")]
    // A field that several deferred fragments have comes with the first.
    [InlineData(
        "{ ... @defer { size } ... @defer { size } }",
        """{"data":{},"pending":[{"id":"0","path":[]},{"id":"1","path":[]}],"hasNext":true}""",
        """{"incremental":[{"data":{"size":0},"id":"0"}],"completed":[{"id":"0"}],"hasNext":true}""",
        """{"completed":[{"id":"1"}],"hasNext":false}""")]
    // The same fragment, deferred before and not deferred after: there is nothing to defer.
    [InlineData("{ ...F @defer ...F } fragment F on Query { name size }", """{"data":{"name":0,"size":1}}""")]
    [InlineData("{ ...F ...F @defer } fragment F on Query { name size }", """{"data":{"name":0,"size":1}}""")]
    [InlineData("{ name ... @defer { name } }", """{"data":{"name":0}}""")]
    // In lists, below interfaces, and within what is deferred, a fragment comes with what it is in.
    [InlineData("{ list { id ... @defer { count } } any { ... @defer { id } } }", """{"data":{"list":[{"id":0,"count":0}],"any":{"id":1}}}""")]
    [InlineData(
        "{ ... @defer { name page { ... @defer { id } } ... @defer { size } } }",
        """{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
        """{"incremental":[{"data":{"name":0,"page":{"id":1},"size":2},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""")]
    // Nothing comes later of an object that is null.
    [InlineData("{ maybe { id ... @defer { count } } ... @defer { maybe { next { id } } } }", """{"data":{"maybe":null}}""")]
    [InlineData(
        "{ maybe { id } ... @defer { size maybe { count } } }",
        """{"data":{"maybe":null},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
        """{"incremental":[{"data":{"size":1},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ ... @defer { __typename __type(name: \"Any\") { name } } }",
        """{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
        """{"incremental":[{"data":{"__typename":"Query","__type":{"name":"Any"}},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData("{ name ... @defer(if: false) { size } }", """{"data":{"name":0,"size":1}}""")]
    [InlineData("{ name ... @skip(if: true) @defer { size } }", """{"data":{"name":0}}""")]
    public Task Parts_OfVersion02_AreDelivered(string query, params string[] parts) =>
        ExpectAsync(IncrementalFormat.IncrementalV02, query, parts);

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("""{"v":true}""", 2)]
    [InlineData("""{"v":false}""", 1)]
    public async Task If_Variable_Decides(string variables, int parts) =>
        Assert.Equal(
            parts,
            (await AskAsync(
                new Handler(), IncrementalFormat.IncrementalV02, "query($v: Boolean) { name ... @defer(if: $v) { size } }", variables)).Count);

    [Fact]
    public async Task If_Null_IsRefused() =>
        Assert.Contains(
            "Argument \\\"if\\\" of @defer: a value of type Boolean! is required",
            Assert.Single(await AskAsync(
                new Handler(),
                IncrementalFormat.IncrementalV02,
                "query($v: Boolean) { name ... @defer(if: $v) { size } }",
                """{"v":null}""")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{ name ... @defer { size } page { id ... @defer { count } } }", """{"data":{"name":0,"size":1,"page":{"id":2,"count":2}}}""")]
    [InlineData("query($v: Boolean) { name ... @defer(if: $v) { size } }", """{"data":{"name":0,"size":1}}""")]
    public async Task Answer_NotAskedForInParts_IsWhole(string query, string expected) =>
        Assert.Equal([expected], await AskAsync(new Handler(), null, query));

    [Fact]
    public async Task Fragments_MoreThanTheLimit_ComeWithWhatTheyAreIn() =>
        Assert.Equal(
            [
                """{"data":{"size":0},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
                """{"incremental":[{"data":{"name":1},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await AskAsync(
                new Handler(),
                IncrementalFormat.IncrementalV02,
                "{ ... @defer { name } ... @defer { size } }",
                options: new() { MaxDeferredFragments = 1 }));

    [Fact]
    public async Task Fragment_SpreadInEachOther_IsBounded()
    {
        var fragments = string.Concat(Enumerable.Range(0, 14).Select(
            i => $" fragment F{i} on Query {{ ...F{i + 1} @defer ...F{i + 1} @defer }}"));

        var parts = await AskAsync(
            new Handler(),
            IncrementalFormat.IncrementalV02,
            $"{{ ...F0 @defer ...F0 @defer }}{fragments} fragment F14 on Query {{ name }}",
            options: new() { ValidationLimits = new() { MaxFields = int.MaxValue } });

        Assert.Equal(3, parts.Count);
    }

    [Theory]
    [InlineData(
        IncrementalFormat.Defer20220824,
        """{"incremental":[{"data":null,"path":[],"label":"a","errors":[ERROR]}],"hasNext":true}""",
        """{"incremental":[{"data":null,"path":[],"errors":[ERROR]}],"hasNext":true}""",
        """{"incremental":[{"data":{"name":3},"path":[]}],"hasNext":false}""")]
    [InlineData(
        IncrementalFormat.IncrementalV02,
        """{"completed":[{"id":"0","errors":[ERROR]}],"hasNext":true}""",
        """{"completed":[{"id":"1","errors":[ERROR]}],"hasNext":true}""",
        """{"incremental":[{"data":{"name":3},"id":"2"}],"completed":[{"id":"2"}],"hasNext":false}""")]
    public async Task Fragment_ThatCannotBe_FailsAloneWithThoseThatShareIt(IncrementalFormat format, params string[] parts)
    {
        const string Error = """{"message":"No.","path":["size"],"extensions":{"code":"TIMEOUT"}}""";
        var handler = new Handler { Fails = "size" };

        var actual = await AskAsync(
            handler, format, "{ page { id } ... @defer(label: \"a\") { list { id } size } ... @defer { size } ... @defer { name } }");

        Assert.Equal(parts.Select(part => part.Replace("ERROR", Error, StringComparison.Ordinal)), actual.Skip(1));
        Assert.True(handler.IsDisposed);
    }

    [Fact]
    public async Task FirstPart_ThatCannotBe_IsAllOfTheAnswer()
    {
        var handler = new Handler { Fails = "size" };

        var part = Assert.Single(await AskAsync(handler, IncrementalFormat.IncrementalV02, "{ size ... @defer { name } }"));

        Assert.StartsWith("""{"data":null,"errors":[""", part, StringComparison.Ordinal);
        Assert.True(handler.IsDisposed);
    }

    [Fact]
    public async Task WriteFailure_InTheMiddle_EndsAllThatIsLeft()
    {
        using var writer = new ResponseWriter();
        var result = await Executor(new Handler(), null).ExecuteAsync(
            new GraphQLRequest("{ name ... @defer { size } ... @defer { list { id } } ... @defer { any { id } } }")
            {
                Incremental = IncrementalFormat.IncrementalV02,
            },
            writer,
            RequestContext.Anonymous,
            CancellationToken.None);
        await using var delivery = result.Deferred!;
        await delivery.WriteNextAsync(CancellationToken.None);

        delivery.WriteFailure(new GraphQLError("TIMEOUT", "Late."));

        const string Errors = """[{"message":"Late.","extensions":{"code":"TIMEOUT"}}]""";
        Assert.Equal(
            """{"completed":[{"id":"1","errors":ERRORS},{"id":"2","errors":ERRORS}],"hasNext":false}"""
                .Replace("ERRORS", Errors, StringComparison.Ordinal),
            Text(writer));
        Assert.False(delivery.HasNext);
        Assert.Equal("Late.", Assert.Single(delivery.Errors).Message);
    }

    private static async Task ExpectAsync(IncrementalFormat format, string query, string[] parts) =>
        Assert.Equal(parts, await AskAsync(new Handler(), format, query));

    private static GraphQLExecutor<SelectedOperation> Executor(Handler handler, GraphQLExecutorOptions? options) =>
        new(TestSchema, handler, options);

    private static async Task<List<string>> AskAsync(
        Handler handler, IncrementalFormat? format, string query, string? variables = null, GraphQLExecutorOptions? options = null)
    {
        using var writer = new ResponseWriter();
        var request = new GraphQLRequest(query, variables: variables is null ? null : JsonDocument.Parse(variables).RootElement)
        {
            Incremental = format,
        };
        var result = await Executor(handler, options).ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        var parts = new List<string> { Text(writer) };
        await using var delivery = result.Deferred;
        while (delivery is { HasNext: true })
        {
            await delivery.WriteNextAsync(CancellationToken.None);
            parts.Add(Text(writer));
        }

        return parts;
    }

    private static string Text(ResponseWriter writer) => Encoding.UTF8.GetString(writer.Written.Span);

    /// <summary>Every leaf is the position of its root field; <c>maybe</c> is null.</summary>
    private sealed class Handler : IOperationHandler<SelectedOperation>
    {
        /// <summary>The root field that is null and may not be.</summary>
        public string? Fails { get; init; }

        public bool IsDisposed { get; set; }

        public SelectedOperation Compile(SelectedOperation operation)
        {
            // What is selected must be asked for while compiling.
            foreach (var field in operation.Fields.Concat(operation.Deferred.SelectMany(part => part)))
            {
                _ = Fields(field);
            }

            return operation;
        }

        public ValueTask<IOperationRun> BeginAsync(
            SelectedOperation plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) =>
            new(new Run(this, [.. plan.Fields, .. plan.Deferred.SelectMany(part => part)]));

        private static IReadOnlyList<SelectedField> Fields(SelectedField field) =>
            field.Selection is { } selection && !field.Definition.Name.StartsWith("__", StringComparison.Ordinal)
                ? selection.For((GraphQLObjectType)TestSchema.FindType("Page")!)
                : [];

        private sealed class Run(Handler handler, SelectedField[] fields) : IOperationRun
        {
            public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
            {
                var field = fields[index];
                if (field.Definition.Name == handler.Fails)
                {
                    writer.AddError("TIMEOUT", "No.", []);
                    return new(false);
                }

                var isList = field.Definition.Name == "list";
                if (isList)
                {
                    writer.StartArray();
                }

                if (field.Definition.Name == "maybe")
                {
                    writer.Null();
                }
                else if (field.Selection is null)
                {
                    writer.Integer(index);
                }
                else
                {
                    writer.StartObject();
                    foreach (var inner in Fields(field))
                    {
                        writer.Key(ResponseWriter.EncodeKey(inner.ResponseKey));
                        writer.Integer(index);
                    }

                    writer.EndObject();
                }

                if (isList)
                {
                    writer.EndArray();
                }

                return new(true);
            }

            public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new("v1");

            public ValueTask DisposeAsync()
            {
                handler.IsDisposed = true;
                return ValueTask.CompletedTask;
            }
        }
    }
}
