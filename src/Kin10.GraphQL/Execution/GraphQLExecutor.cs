using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution.Caching;
using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// Executes requests against a schema (section 6). A document is parsed and validated once, an operation is compiled once for each
/// shape of its variables; both are kept, from their second use on, in bounded caches. For concurrent use.
/// </summary>
/// <typeparam name="TPlan">What the handler makes of an operation.</typeparam>
public sealed class GraphQLExecutor<TPlan>
    where TPlan : class
{
    private const int ShapeOnStack = 256;
    private static readonly byte[] DataKey = ResponseWriter.EncodeKey("data");

    private readonly GraphQLSchema _schema;
    private readonly IOperationHandler<TPlan> _handler;
    private readonly GraphQLExecutorOptions _options;
    private readonly InputDefaults _defaults = new();
    private readonly SeenBefore _seen = new();
    private readonly ClockCache<byte[], ReadOnlySpan<byte>, ExecutableDocument> _documents;
    private readonly ClockCache<PlanKey, PlanLookup, ExecutableOperation<TPlan>> _plans;

    /// <summary>Executes requests against that schema.</summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="handler">What answers its root fields.</param>
    /// <param name="options">The limits; the defaults when null.</param>
    public GraphQLExecutor(GraphQLSchema schema, IOperationHandler<TPlan> handler, GraphQLExecutorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(handler);
        _schema = schema;
        _handler = handler;
        _options = options ?? new GraphQLExecutorOptions();
        _documents = new(_options.MaxDocumentCacheBytes, new DocumentKeyComparer());
        _plans = new(_options.MaxPlanCacheBytes, new PlanKeyComparer());
    }

    /// <summary>
    /// Executes a request and writes the whole response: <c>{"data":...}</c> with <c>errors</c> after it where there are field errors,
    /// or only <c>errors</c> where the request is refused. Where the request asks for an answer in parts, it may be only the first of them.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="writer">Takes the response, after what it has already; its errors are forgotten first.</param>
    /// <param name="context">Who asks, and until when; passed on to the handler.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <returns>
    /// What happened. For what is wrong with the request no exception is thrown; after any other, nothing has been written.
    /// </returns>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async ValueTask<GraphQLResult> ExecuteAsync(
        GraphQLRequest request, ResponseWriter writer, RequestContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        writer.BeginResponse();
        var start = writer.Save();
        DocumentOperation? operation = null;
        try
        {
            ExecutableOperation<TPlan> plan;
            VariableValues variables;
            if (request.Prepared is PreparedRequest<TPlan> prepared)
            {
                operation = prepared.Operation;
                if (prepared.Refusal is { } kind)
                {
                    return Refuse(writer, start, prepared.Errors, kind, operation);
                }

                (plan, variables) = (prepared.Plan!, prepared.Variables!);
            }
            else
            {
                operation = FindDocument(request.Query.Span).GetOperation(request.OperationName);
                if (OperationRefusal.Find(operation, request) is { } refusal)
                {
                    return Refuse(writer, start, refusal.Errors, refusal.Kind, operation);
                }

                plan = FindPlan(operation, request.Variables, IsIncremental(operation, request), out variables);
            }

            if (plan.Deferred.Length > 0)
            {
                var delivery = await BeginDeliveryAsync(plan, variables, request.Incremental!.Value, writer, context, cancellationToken);
                return new GraphQLResult(GraphQLResultKind.Data, [.. writer.Errors], delivery.Version, operation!.Type, operation.Name)
                {
                    Deferred = delivery.HasNext ? delivery : null,
                };
            }

            var version = plan.HandlerPlan is null
                ? WriteIntrospection(plan, variables, writer, context)
                : await ExecuteOperationAsync(plan, plan.HandlerPlan, variables, writer, context, cancellationToken);
            return new GraphQLResult(GraphQLResultKind.Data, [.. writer.Errors], version, operation!.Type, operation.Name);
        }
        catch (GraphQLException exception)
        {
            return Refuse(writer, start, exception.Errors, GraphQLResultKind.RequestError, operation);
        }
        catch
        {
            // The host answers; it finds the writer as it was.
            writer.Rewind(start);
            throw;
        }
    }

    /// <summary>
    /// Looks at a request with all limits and rules, and finds its plan, before it is executed. Put what is returned into
    /// <see cref="GraphQLRequest.Prepared"/>: then executing it does none of that again.
    /// </summary>
    /// <param name="request">The request. Its variables must live as long as what is returned.</param>
    public PreparedRequest Examine(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        DocumentOperation? operation = null;
        try
        {
            operation = FindDocument(request.Query.Span).GetOperation(request.OperationName);
            if (OperationRefusal.Find(operation, request) is { } refusal)
            {
                return new PreparedRequest<TPlan>(refusal.Kind, refusal.Errors, operation);
            }

            var plan = FindPlan(operation, request.Variables, IsIncremental(operation, request), out var variables);
            return new PreparedRequest<TPlan>(operation, plan, variables);
        }
        catch (GraphQLException exception)
        {
            return new PreparedRequest<TPlan>(GraphQLResultKind.RequestError, exception.Errors, operation);
        }
    }

    /// <summary>Finds what a request selects, for a host that executes it in a way of its own, such as page by page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="use">
    /// Called once with what is selected and the variables; what it returns is returned. What is selected for a type can be asked for
    /// only while it runs.
    /// </param>
    /// <exception cref="GraphQLException">The request is refused.</exception>
    public TResult Select<TResult>(GraphQLRequest request, Func<SelectedOperation, VariableValues, TResult> use)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(use);
        var operation = FindDocument(request.Query.Span).GetOperation(request.OperationName);
        if (OperationRefusal.Find(operation, request) is { } refusal)
        {
            throw new GraphQLException(refusal.Errors);
        }

        VariableCoercion.CoerceVariableValues(operation.Variables, request.Variables, _defaults, out var values, out var given);
        var shape = new ShapeBuilder(stackalloc char[ShapeOnStack]);
        shape.Append(operation.Variables, values, given);
        var variables = new VariableValues(values, given, shape.Text.ToString());
        shape.Dispose();
        return OperationCompiler.Select(_schema, operation, variables, _options.MaxSelectedFields, use);
    }

    /// <summary>
    /// Finds what is wrong with a document before anybody asks for it, and plans its operations, so that their first requests are as fast
    /// as others. A variable that must be given is taken for one that is given; where its value decides what is planned, because it is
    /// that of a condition, an enum or an input object, and for what an operation costs, the first request must come.
    /// </summary>
    /// <param name="query">The document in UTF-8.</param>
    /// <returns>Every mistake; empty where there is none.</returns>
    public IReadOnlyList<GraphQLError> Prepare(ReadOnlySpan<byte> query)
    {
        try
        {
            var document = FindDocument(query, isAskedAgain: true);
            var errors = new List<GraphQLError>();
            foreach (var operation in document.Operations)
            {
                Prepare(operation, errors);
            }

            return errors;
        }
        catch (GraphQLException exception)
        {
            return exception.Errors;
        }
    }

    private void Prepare(DocumentOperation operation, List<GraphQLError> errors)
    {
        if (VariableCoercion.CoerceAhead(operation.Variables) is not { } ahead)
        {
            return;
        }

        try
        {
            var shape = new ShapeBuilder(stackalloc char[ShapeOnStack]);
            shape.Append(operation.Variables, ahead.Values, ahead.Given);
            var variables = new VariableValues(ahead.Values, ahead.Given, shape.Text.ToString());
            shape.Dispose();
            var plan = Compile(operation, variables, isIncremental: false, isAskedAgain: true);
            if (plan.HandlerPlan is not null && ahead.IsComplete)
            {
                _handler.Check(plan.HandlerPlan, variables);
            }
        }
        catch (GraphQLException exception)
        {
            errors.AddRange(exception.Errors);
        }
    }

    private static bool IsIncremental(DocumentOperation operation, GraphQLRequest request) =>
        request.Incremental is not null && operation is { IsDeferring: true, Type: OperationType.Query };

    private ExecutableDocument FindDocument(ReadOnlySpan<byte> query, bool isAskedAgain = false)
    {
        if (_documents.Find(query) is { } cached)
        {
            return cached;
        }

        var meter = AllocationMeter.Start();
        var parsed = GraphQLParser.Parse(query, _options.ParserLimits);
        var errors = DocumentValidator.Validate(_schema, parsed, _options.ValidationLimits);
        if (errors.Count > 0)
        {
            throw new GraphQLException(errors);
        }

        // A document that is refused is not kept: it costs its sender as much as it costs here.
        var hash = new HashCode();
        hash.AddBytes(query);
        var key = query.ToArray();
        var document = new ExecutableDocument(_schema, parsed, hash.ToHashCode());
        document.Weight = meter.Bytes;
        return _seen.Mark(document.Hash) || isAskedAgain ? _documents.Add(key, document, document.Weight) : document;
    }

    private ExecutableOperation<TPlan> FindPlan(
        DocumentOperation operation, JsonElement? json, bool isIncremental, out VariableValues variables)
    {
        if (operation.Variables.Length == 0)
        {
            variables = VariableValues.Empty;
            return _plans.Find(new PlanLookup(operation, "", isIncremental)) ?? Compile(operation, variables, isIncremental);
        }

        VariableCoercion.CoerceVariableValues(operation.Variables, json, _defaults, out var values, out var given);
        var shape = new ShapeBuilder(stackalloc char[ShapeOnStack]);
        shape.Append(operation.Variables, values, given);
        var plan = _plans.Find(new PlanLookup(operation, shape.Text, isIncremental));
        variables = new VariableValues(values, given, plan?.Shape ?? shape.Text.ToString());
        shape.Dispose();
        return plan ?? Compile(operation, variables, isIncremental);
    }

    private ExecutableOperation<TPlan> Compile(
        DocumentOperation operation, VariableValues variables, bool isIncremental, bool isAskedAgain = false)
    {
        var meter = AllocationMeter.Start();
        var plan = OperationCompiler.Compile(_schema, operation, variables, _handler, _options, isIncremental);
        var document = operation.Document;
        if (!_seen.Mark(HashCode.Combine(document.Hash, operation.Name, variables.Shape, isIncremental)) && !isAskedAgain)
        {
            return plan;
        }

        // Its key holds the document, even when that has left its own cache.
        var weight = meter.Bytes + document.Weight + (sizeof(char) * variables.Shape.Length);
        return _plans.Add(new PlanKey(operation, variables.Shape, isIncremental), plan, weight);
    }

    private string? WriteIntrospection(
        ExecutableOperation<TPlan> plan, VariableValues variables, ResponseWriter writer, RequestContext context)
    {
        var introspection = BeginIntrospection(variables, writer, context);
        writer.StartObject();
        writer.Key(DataKey);
        writer.StartObject();
        foreach (var root in plan.Fields)
        {
            writer.Key(root.Key);
            introspection.Write(root);
        }

        writer.EndObject();
        writer.EndObject();
        return null;
    }

    private IntrospectionExecution BeginIntrospection(VariableValues variables, ResponseWriter writer, RequestContext context) =>
        new(_schema, variables, writer, context, _options.MaxIntrospectionValues);

    // Section 6.2: the fields in order, one after the other, so that mutations are serial.
    private async ValueTask<string?> ExecuteOperationAsync(
        ExecutableOperation<TPlan> plan, TPlan handlerPlan, VariableValues variables, ResponseWriter writer, RequestContext context,
        CancellationToken cancellationToken)
    {
        await using var run = await _handler.BeginAsync(handlerPlan, variables, context, cancellationToken);
        writer.StartObject();
        writer.Key(DataKey);
        var data = writer.Save();
        writer.StartObject();
        IntrospectionExecution? introspection = null;
        var isNull = false;
        for (var i = 0; i < plan.Fields.Length && !isNull; i++)
        {
            var root = plan.Fields[i];
            writer.Key(root.Key);
            if (root.IsIntrospection)
            {
                introspection ??= BeginIntrospection(variables, writer, context);
                introspection.Write(root);
                continue;
            }

            writer.EnterField(root.Field.ResponseKey);
            isNull = !await run.WriteFieldAsync(i, writer, cancellationToken);
            writer.LeaveField();
        }

        if (isNull)
        {
            // Section 6.4.4: a null that may not be reaches the root.
            writer.Rewind(data);
            writer.Null();
        }
        else
        {
            writer.EndObject();
        }

        var version = await run.CompleteAsync(cancellationToken);
        if (writer.Errors.Count > 0)
        {
            ResponseErrors.Write(writer, writer.Errors);
        }

        writer.EndObject();
        return version;
    }

    // The first part of an answer that has several; where it leaves nothing to deliver, it is all of an answer as any other.
    private async ValueTask<DeferredDelivery> BeginDeliveryAsync(
        ExecutableOperation<TPlan> plan, VariableValues variables, IncrementalFormat format, ResponseWriter writer, RequestContext context,
        CancellationToken cancellationToken)
    {
        var run = plan.HandlerPlan is null ? null : await _handler.BeginAsync(plan.HandlerPlan, variables, context, cancellationToken);
        var delivery = new DeferredDelivery(
            plan.Fields, plan.Deferred, new FieldExecution(run, BeginIntrospection(variables, writer, context), writer), format);
        try
        {
            await delivery.WriteFirstAsync(cancellationToken);
            if (!delivery.HasNext)
            {
                await delivery.DisposeAsync();
            }

            return delivery;
        }
        catch
        {
            await delivery.DisposeAsync();
            throw;
        }
    }

    private static GraphQLResult Refuse(
        ResponseWriter writer,
        ResponseWriter.Mark start,
        IReadOnlyList<GraphQLError> errors,
        GraphQLResultKind kind,
        DocumentOperation? operation)
    {
        writer.Rewind(start);
        ResponseErrors.WriteResponse(writer, errors);
        return new GraphQLResult(kind, errors, null, operation?.Type, operation?.Name);
    }
}
