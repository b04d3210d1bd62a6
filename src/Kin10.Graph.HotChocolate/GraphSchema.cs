using HotChocolate.AspNetCore.Serialization;
using HotChocolate.Language;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kin10.Graph.HotChocolate;

/// <summary>Puts a graph behind HotChocolate.</summary>
public static class GraphSchema
{
    // HotChocolate defines them itself.
    private static readonly HashSet<string> BuiltInDirectives = ["oneOf", "defer"];

    /// <summary>
    /// Adds HotChocolate with the schema of a graph, and its request pipeline: instrumentation, exceptions, timeout, document cache,
    /// parser, validation, operation cache and resolver, variable coercion; then the host answers. Types, resolvers, interceptors and
    /// diagnostic listeners may be added to <c>services.AddGraphQL()</c> before or after.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="sdl">The public schema of the graph.</param>
    /// <param name="timeout">How long HotChocolate waits for an execution; the host's own limit comes first.</param>
    public static IServiceCollection AddGraphFront(this IServiceCollection services, string sdl, TimeSpan timeout)
    {
        // The limits are those of the host. Two documents with one hash of MD5 can be made.
        services.AddSha256DocumentHashProvider(HashFormat.Hex);
        services.Replace(ServiceDescriptor.Singleton<IHttpRequestParser, FrontRequestParser>());
        services.Replace(ServiceDescriptor.Singleton<IHttpResponseFormatter, FrontResponseFormatter>());
        var document = Utf8GraphQLParser.Parse(sdl);
        var schema = document.Definitions.OfType<SchemaDefinitionNode>().Single();
        var roots = schema.OperationTypes.ToDictionary(root => root.Type.Name.Value, root => root.Operation);
        services.AddGraphQLServer(disableDefaultSecurity: true)
            .AddDocument(Rewrite(document, roots.ContainsKey))
            .SetSchema(type => type.Description(schema.Description?.Value))
            .ConfigureSchema(builder =>
            {
                foreach (var type in document.Definitions.OfType<ObjectTypeDefinitionNode>())
                {
                    if (roots.TryGetValue(type.Name.Value, out var operation))
                    {
                        builder.AddRootType(
                            new ObjectType(root => root.Name(type.Name.Value).Description(type.Description?.Value)), operation);
                    }
                }
            })
            .TryAddTypeInterceptor<GraphResolvers>()
            .TryAddTypeInterceptor<IntrospectionNames>()
            .ModifyOptions(options =>
            {
                options.EnableOneOf = true;
                options.EnableDefer = true;
                options.StrictValidation = true;
            })
            .ModifyParserOptions(options => options.MaxAllowedFields = int.MaxValue)
            .ModifyRequestOptions(options => options.ExecutionTimeout = timeout)
            .UseInstrumentation()
            .UseExceptions()
            .UseTimeout()
            .UseDocumentCache()
            .UseDocumentParser()
            .UseRequest(FrontMiddleware.CreateTrust)
            .UseDocumentValidation()
            .UseOperationCache()
            .UseOperationResolver()
            .UseSkipWarmupExecution()
            .UseOperationVariableCoercion()
            .UseRequest(FrontMiddleware.Create)
            .UseOperationExecution();
        return services;
    }

    // The root types are made by code and extended by the document: then others can extend them, too, in any order. (HotChocolate takes an
    // extension for the root type itself where it meets it before a document.)
    private static DocumentNode Rewrite(DocumentNode document, Func<string, bool> isRoot) => document.WithDefinitions([
        .. document.Definitions
            .Where(definition => definition is not SchemaDefinitionNode
                && !(definition is DirectiveDefinitionNode directive && BuiltInDirectives.Contains(directive.Name.Value)))
            .Select(definition => definition is ObjectTypeDefinitionNode type && isRoot(type.Name.Value)
                ? new ObjectTypeExtensionNode(null, type.Name, type.Directives, type.Interfaces, type.Fields)
                : definition),
    ]);
}
