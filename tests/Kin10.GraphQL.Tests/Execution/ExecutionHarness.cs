using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Execution.Collection;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.Execution;

/// <summary>Takes an operation through the steps of execution, one at a time, and prints what they give.</summary>
internal static class ExecutionHarness
{
    public static GraphQLSchema Schema(string sdl) => SchemaBuilder.Build(GraphQLParser.Parse(sdl, ParserLimits.Schema));

    public static DocumentOperation Operation(GraphQLSchema schema, string query) =>
        new ExecutableDocument(schema, GraphQLParser.Parse(query), 0).GetOperation(null);

    public static VariableValues Coerce(DocumentOperation operation, string? json)
    {
        JsonElement? variables = json is null ? null : JsonDocument.Parse(json).RootElement;
        VariableCoercion.CoerceVariableValues(operation.Variables, variables, new InputDefaults(), out var values, out var given);
        var shape = new ShapeBuilder(stackalloc char[4]);
        shape.Append(operation.Variables, values, given);
        var text = shape.Text.ToString();
        shape.Dispose();
        return new VariableValues(values, given, text);
    }

    public static IReadOnlyList<SelectedField> Collect(GraphQLSchema schema, string query, string? json = null, int maxFields = 1000)
    {
        var operation = Operation(schema, query);
        var errors = new List<GraphQLError>();
        var coercion = new ArgumentCoercion(operation.VariablesByName, Coerce(operation, json), errors);
        var collector = new FieldCollector(schema, operation.Fragments, coercion, errors, maxFields);
        collector.CoerceAllArguments(schema.QueryType!, operation.Node.SelectionSet);
        return collector.CollectFields(schema.QueryType!, [operation.Node.SelectionSet]);
    }

    /// <summary>The first root field's arguments, for example <c>a: 1, b: $v.x[0]</c>.</summary>
    public static string Arguments(GraphQLSchema schema, string query, string? json = null) =>
        string.Join(", ", Collect(schema, query, json)[0].Arguments.Select(argument => $"{argument.Key}: {Print(argument.Value)}"));

    public static string Print(ArgumentValue value) => value switch
    {
        NullArgument => "null",
        ConstantArgument constant => PrintValue(constant.Value),
        VariableArgument variable =>
            $"${variable.Variable}" + string.Concat(variable.Path.Select(step => step is int ? $"[{step}]" : $".{step}")),
        ListArgument list => $"list[{string.Join(", ", list.Items.Select(Print))}]",
        ObjectArgument inputObject => $"{{{string.Join(", ", inputObject.Fields.Select(field => $"{field.Key}: {Print(field.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A coerced value as JSON, fields in their order.</summary>
    public static string PrintValue(object? value) => value switch
    {
        null => "null",
        bool boolean => boolean ? "true" : "false",
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        double number => FormatNumber(number),
        string text => Encoding.UTF8.GetString(JsonText.Encode(text)),
        object?[] list => $"[{string.Join(",", list.Select(PrintValue))}]",
        InputObject inputObject =>
            $"{{{string.Join(",", inputObject.Fields.Select(field => $"\"{field.Key}\":{PrintValue(field.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a coerced value."),
    };

    public static string[] Messages(Action action) =>
        [.. Assert.Throws<GraphQLException>(action).Errors.Select(error =>
        {
            Assert.Equal(ErrorCodes.BadUserInput, error.Code);
            return error.Message;
        })];

    private static string FormatNumber(double number)
    {
        Span<byte> target = stackalloc byte[32];
        return Encoding.ASCII.GetString(target[..JsonText.FormatNumber(number, target)]);
    }
}
