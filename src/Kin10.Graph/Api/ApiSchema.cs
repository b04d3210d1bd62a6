using Kin10.Graph.Model;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Api;

/// <summary>The public API of a graph, generated from its model: immutable, shared by all requests.</summary>
public sealed class ApiSchema
{
    private ApiSchema(GraphModel model, GraphQLSchema schema, string sdl)
    {
        Model = model;
        Schema = schema;
        Sdl = sdl;
    }

    /// <summary>The model that it follows from.</summary>
    public GraphModel Model { get; }

    /// <summary>The schema, validated.</summary>
    public GraphQLSchema Schema { get; }

    /// <summary>The schema as canonical SDL, ending in a line feed: the same text for the same model and limits.</summary>
    public string Sdl { get; }

    /// <summary>Generates the API of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="limits">Their page sizes are named in descriptions.</param>
    public static ApiSchema Create(GraphModel model, GraphLimits limits)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(limits);
        var document = GraphQLParser.Parse(new ApiSchemaGenerator(model, limits).Generate(), ParserLimits.Schema);
        var options = new SchemaBuilderOptions
        {
            ScalarCoercions = new Dictionary<string, ScalarCoercion>
            {
                [ScalarTypes.LongName] = new LongCoercion(),
                [ScalarTypes.LocalDateName] = new LocalDateCoercion(),
                [ScalarTypes.DateTimeName] = new DateTimeCoercion(),
            },
        };
        return new ApiSchema(model, SchemaBuilder.Build(document, options), GraphQLPrinter.Print(document) + "\n");
    }
}
