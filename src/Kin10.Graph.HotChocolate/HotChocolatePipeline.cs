using System.Buffers;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Serialization;
using HotChocolate.Execution;
using HotChocolate.Execution.Serialization;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using GraphQLException = HotChocolate.GraphQLException;
using HttpDelegate = Microsoft.AspNetCore.Http.RequestDelegate;

namespace Kin10.Graph.HotChocolate;

/// <summary>HotChocolate as a host uses it: its HTTP middleware, and its request pipeline alone.</summary>
public sealed class HotChocolatePipeline : IDisposable
{
    private const string SchemaName = "_Default";

    private readonly HttpDelegate _http;
    private readonly FrontRequestParser _parser;
    private readonly RequestExecutorProxy _executor;
    private readonly JsonResultFormatter _json = new();
    private readonly GraphQLSchema _graph;
    private readonly GraphQLExecutorOptions _limits;
    private SchemaAdditions? _additions;

    /// <summary>The pipeline of the services.</summary>
    /// <param name="services">Services with <see cref="GraphSchema.AddGraphFront"/>.</param>
    /// <param name="graph">The schema of the graph.</param>
    /// <param name="limits">The limits of operations beside the graph.</param>
    public HotChocolatePipeline(IServiceProvider services, GraphQLSchema graph, GraphQLExecutorOptions limits)
    {
        (_graph, _limits) = (graph, limits);
        _parser = (FrontRequestParser)services.GetRequiredService<IHttpRequestParser>();
        _executor = new RequestExecutorProxy(services.GetRequiredService<IRequestExecutorResolver>(), SchemaName);
        _http = new ApplicationBuilder(services)
            .UseMiddleware<HttpPostMiddleware>(SchemaName)
            .UseMiddleware<HttpGetMiddleware>(SchemaName)
            .Build();
    }

    /// <summary>Makes HotChocolate ready, and finds what was added beside the graph.</summary>
    /// <param name="cancellationToken">Ends when the host stops.</param>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        _additions = SchemaAdditions.Find(await _executor.GetSchemaAsync(cancellationToken), _graph, _limits);

    /// <summary>
    /// Looks at a request that the graph cannot answer, with all limits and rules: whether HotChocolate can, by types and resolvers that
    /// were added.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>What it is over the schema of both; null where nothing was added.</returns>
    public PreparedRequest? Examine(GraphQLRequest request) => _additions?.Examine(request);

    /// <summary>
    /// Sends a request through HotChocolate's middleware for POST and GET. Afterwards the request says whether its host made the answer.
    /// </summary>
    /// <param name="context">The request of HTTP.</param>
    /// <param name="request">What it asks.</param>
    public Task PassAsync(HttpContext context, FrontRequest request)
    {
        context.Features.Set(request);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Request.Query = new FrontQuery(request);
        }
        else
        {
            context.Request.Body = new FrontBody(request);
            context.Request.ContentType = "application/json";
        }

        return _http(context);
    }

    /// <inheritdoc/>
    public void Dispose() => _executor.Dispose();

    /// <summary>Sends one request of several through HotChocolate's request pipeline, with its interceptor.</summary>
    /// <param name="context">The request of HTTP.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="output">Takes the response, a JSON object, where it is HotChocolate's own.</param>
    public async Task ExecuteAsync(HttpContext context, FrontRequest request, IBufferWriter<byte> output)
    {
        var executor = await _executor.GetRequestExecutorAsync(context.RequestAborted);
        IExecutionResult result;

        // HotChocolate executes once in each scope.
        await using var scope = context.RequestServices.CreateAsyncScope();
        try
        {
            var builder = OperationRequestBuilder.From(_parser.Parse(request)).SetServices(scope.ServiceProvider);
            await executor.Services.GetRequiredService<IHttpRequestInterceptor>()
                .OnCreateAsync(context, executor, builder, context.RequestAborted);
            result = await executor.ExecuteAsync(builder.Build(), context.RequestAborted);
        }
        catch (GraphQLException exception)
        {
            result = OperationResultBuilder.CreateError(exception.Errors);
        }

        await using (result)
        {
            if (!request.IsMade)
            {
                request.Errors = FrontResponseFormatter.FindErrors(result);
                _json.Format(result.ExpectOperationResult(), output);
            }
        }
    }
}
