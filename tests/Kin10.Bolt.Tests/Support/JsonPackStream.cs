using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.Support;

/// <summary>The values of scripts: JSON on paper, PackStream on the wire.</summary>
internal static class JsonPackStream
{
    public static List<JsonNode?> ParseMany(string text)
    {
        var values = new List<JsonNode?>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            values.Add(JsonNode.Parse(ref reader));
        }

        return values;
    }

    public static void Write(PackStreamWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                writer.WriteMapHeader(map.Count);
                foreach (var (key, value) in map)
                {
                    writer.Write(key);
                    Write(writer, value);
                }

                break;
            case JsonArray list:
                writer.WriteListHeader(list.Count);
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                break;
            case null:
                writer.WriteNull();
                break;
            default:
                WriteScalar(writer, node);
                break;
        }
    }

    public static JsonNode? FromValue(object? value) => value switch
    {
        null => null,
        bool boolean => JsonValue.Create(boolean),
        long integer => JsonValue.Create(integer),
        double number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        object?[] list => new JsonArray([.. list.Select(FromValue)]),
        Dictionary<string, object?> map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, FromValue(entry.Value)))),
        _ => JsonValue.Create(value.ToString()),
    };

    private static void WriteScalar(PackStreamWriter writer, JsonNode node)
    {
        switch (node.GetValueKind())
        {
            case JsonValueKind.True or JsonValueKind.False:
                writer.Write(node.GetValue<bool>());
                break;
            case JsonValueKind.String:
                writer.Write(node.GetValue<string>());
                break;
            default:
                var text = node.ToJsonString();
                if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
                {
                    writer.Write(double.Parse(text, CultureInfo.InvariantCulture));
                }
                else
                {
                    writer.Write(long.Parse(text, CultureInfo.InvariantCulture));
                }

                break;
        }
    }
}
