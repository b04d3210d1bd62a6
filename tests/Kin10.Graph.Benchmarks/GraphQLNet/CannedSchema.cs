using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Kin10.Graph.Api;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Benchmarks.GraphQLNet;

/// <summary>
/// The public schema on GraphQL.NET. Its resolvers read an answer that is ready, which is less than any real one does: what it takes is
/// parsing, validation and execution alone.
/// </summary>
internal sealed class CannedSchema
{
    private readonly DocumentExecuter _executer = new();
    private readonly GraphQLSerializer _serializer = new(static json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    private readonly Schema _schema;

    public CannedSchema(ApiSchema api)
    {
        _schema = Schema.For(api.Sdl, builder =>
        {
            foreach (var type in api.Schema.Types.Where(type => type is GraphQLInterfaceType or GraphQLUnionType))
            {
                builder.Types.For(type.Name).ResolveType = value => (IObjectGraphType)_schema!.AllTypes[TypeName((JsonElement)value)]!;
            }
        });
        _schema.Initialize();
        foreach (var type in _schema.AllTypes)
        {
            if (type is IObjectGraphType objectType && !type.Name.StartsWith("__", StringComparison.Ordinal))
            {
                foreach (var field in objectType.Fields)
                {
                    field.Resolver = new FuncFieldResolver<object?>(Resolve);
                }
            }
        }
    }

    /// <summary>Executes a document, and gives the length of its answer in bytes.</summary>
    /// <param name="query">The document.</param>
    /// <param name="variables">The JSON of its variables.</param>
    /// <param name="data">The answer, with the name of the type wherever it is not plain.</param>
    public async Task<long> ExecuteAsync(string query, string? variables, JsonElement data)
    {
        var result = await _executer.ExecuteAsync(options =>
        {
            options.Schema = _schema;
            options.Query = query;
            options.Variables = variables is null ? null : _serializer.Deserialize<Inputs>(variables);
            options.Root = data;
        });
        if (result.Errors is { Count: > 0 } errors)
        {
            throw new InvalidOperationException(errors[0].ToString());
        }

        using var answer = new MemoryStream();
        await _serializer.WriteAsync(answer, result);
        return answer.Length;
    }

    private static string TypeName(JsonElement value) => value.GetProperty("__typename").GetString()!;

    private static object? Resolve(IResolveFieldContext context)
    {
        var source = (JsonElement)(context.Source ?? context.RootValue)!;
        var value = source.GetProperty(context.FieldAst.Alias?.Name.StringValue ?? context.FieldAst.Name.StringValue);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Object =>
                value.EnumerateArray().Select(static item => item.GetString()).ToArray(),
            JsonValueKind.Array => value.EnumerateArray().Select(static item => (object?)item).ToArray(),
            _ => value,
        };
    }
}
