using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kin10.Graph.Changes;

/// <summary>The changes of an import as JSON, which people and other programs can read in a store.</summary>
public static class ChangeText
{
    // With letters of all languages as they are: nothing of it stands in a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes changes, and holds none of them.</summary>
    /// <returns>UTF-8, and how many there are.</returns>
    public static (byte[] Json, int Count) Write(IEnumerable<GraphChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var (buffer, count) = (new ArrayBufferWriter<byte>(), 0);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            JsonSerializer.Serialize(writer, change, ChangeJson.Default.GraphChange);
            count++;
        }

        writer.WriteEndArray();
        writer.Flush();
        return (buffer.WrittenSpan.ToArray(), count);
    }

    /// <summary>Reads changes.</summary>
    /// <exception cref="FormatException">The text is none of them.</exception>
    public static IReadOnlyList<GraphChange> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ChangeJson.Default.IReadOnlyListGraphChange) ?? [];
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The changes of an import cannot be read: {exception.Message}", exception);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<GraphChange>))]
internal sealed partial class ChangeJson : JsonSerializerContext;
