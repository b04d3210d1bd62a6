using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Response;

/// <summary>Writes the errors of a response (section 7.1.2).</summary>
public static class ResponseErrors
{
    private static readonly byte[] ErrorsKey = ResponseWriter.EncodeKey("errors");
    private static readonly byte[] MessageKey = ResponseWriter.EncodeKey("message");
    private static readonly byte[] LocationsKey = ResponseWriter.EncodeKey("locations");
    private static readonly byte[] LineKey = ResponseWriter.EncodeKey("line");
    private static readonly byte[] ColumnKey = ResponseWriter.EncodeKey("column");
    private static readonly byte[] PathKey = ResponseWriter.EncodeKey("path");
    private static readonly byte[] ExtensionsKey = ResponseWriter.EncodeKey("extensions");
    private static readonly byte[] CodeKey = ResponseWriter.EncodeKey("code");

    /// <summary>Writes a whole response that has errors and no data: <c>{"errors":[...]}</c>.</summary>
    /// <param name="writer">Where the response goes.</param>
    /// <param name="errors">At least one error.</param>
    public static void WriteResponse(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.StartObject();
        Write(writer, errors);
        writer.EndObject();
    }

    /// <summary>Writes the entry <c>"errors":[...]</c> into the response object.</summary>
    /// <param name="writer">Where the entry goes.</param>
    /// <param name="errors">At least one error: an empty list is not allowed in a response.</param>
    public static void Write(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        writer.Key(ErrorsKey);
        WriteList(writer, errors);
    }

    /// <summary>Writes the errors alone: <c>[...]</c>.</summary>
    /// <param name="writer">Where the list goes.</param>
    /// <param name="errors">The errors.</param>
    public static void WriteList(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        writer.StartArray();
        foreach (var error in errors)
        {
            WriteError(writer, error);
        }

        writer.EndArray();
    }

    private static void WriteError(ResponseWriter writer, GraphQLError error)
    {
        writer.StartObject();
        writer.Key(MessageKey);
        writer.String(error.Message);
        if (error.Locations.Count > 0)
        {
            writer.Key(LocationsKey);
            writer.StartArray();
            foreach (var location in error.Locations)
            {
                writer.StartObject();
                writer.Key(LineKey);
                writer.Integer(location.Line);
                writer.Key(ColumnKey);
                writer.Integer(location.Column);
                writer.EndObject();
            }

            writer.EndArray();
        }

        if (error.Path is not null)
        {
            writer.Key(PathKey);
            WriteValue(writer, error.Path);
        }

        writer.Key(ExtensionsKey);
        writer.StartObject();
        writer.Key(CodeKey);
        writer.String(error.Code);
        if (error.Extensions is not null)
        {
            foreach (var (key, value) in error.Extensions)
            {
                writer.Key(ResponseWriter.EncodeKey(key));
                WriteValue(writer, value);
            }
        }

        writer.EndObject();
        writer.EndObject();
    }

    private static void WriteValue(ResponseWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Null();
                break;
            case string text:
                writer.String(text);
                break;
            case bool boolean:
                writer.Boolean(boolean);
                break;
            case int number:
                writer.Integer(number);
                break;
            case long number:
                writer.Integer(number);
                break;
            case double number:
                writer.Number(number);
                break;
            case System.Collections.IEnumerable list:
                writer.StartArray();
                foreach (var item in list)
                {
                    WriteValue(writer, item);
                }

                writer.EndArray();
                break;
            default:
                throw new ArgumentException($"An error's extensions cannot have a value of type {value.GetType()}.", nameof(value));
        }
    }
}
