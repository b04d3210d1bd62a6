using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kin10.Graph.Changes;

/// <summary>The changes of an import as JSON, which people and other programs can read in a store.</summary>
public static class ChangeText
{
    // With letters of all languages as they are: nothing of it stands in a web page.
    private static readonly ChangeJson Json =
        new(new JsonSerializerOptions(ChangeJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes changes.</summary>
    public static string Write(IReadOnlyList<GraphChange> changes) =>
        JsonSerializer.Serialize(changes, Json.IReadOnlyListGraphChange);

    /// <summary>Reads changes.</summary>
    /// <exception cref="FormatException">The text is none of them.</exception>
    public static IReadOnlyList<GraphChange> Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Json.IReadOnlyListGraphChange) ?? [];
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
