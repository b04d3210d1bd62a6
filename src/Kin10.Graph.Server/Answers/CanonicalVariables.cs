using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Writes variables so that those that mean the same are the same bytes: without blanks, entries ordered by name, each character escaped
/// in one way. Numbers stay as they are written: what the engine makes of <c>1.0</c> depends on the type.
/// </summary>
internal static class CanonicalVariables
{
    // Whoever parsed the text has limited how deep it is.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
        SkipValidation = true,
    };

    /// <summary>Writes the variables of a request.</summary>
    /// <param name="variables">An object of values by name, all of whose strings are Unicode.</param>
    public static ReadOnlyMemory<byte> Write(JsonElement variables)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, Options);
        Write(json, variables);
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var entry in Ordered(value))
                {
                    json.WritePropertyName(entry.Name);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // Entries of the same name keep their order: the last counts.
    private static IEnumerable<JsonProperty> Ordered(JsonElement entries) =>
        entries.EnumerateObject().OrderBy(static entry => entry.Name, StringComparer.Ordinal);
}
