using System.Text;
using System.Text.Json;

namespace Kin10.Testing;

/// <summary>Lays JSON out for people: what fits into a line stands on one line. Strings and numbers stay as they were written.</summary>
public static class ReadableJson
{
    private const int Width = 110;

    /// <summary>The layout, ending in a line feed.</summary>
    public static string Format(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Append(text, document.RootElement, 0, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonElement value, int depth, int column)
    {
        var line = OnOneLine(value);
        if (column + line.Length <= Width || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(line);
            return;
        }

        var indent = new string(' ', (depth + 1) * 2);
        var isObject = value.ValueKind == JsonValueKind.Object;
        text.Append(isObject ? '{' : '[');
        var separator = "\n";
        foreach (var (key, item) in Items(value))
        {
            text.Append(separator).Append(indent).Append(key);
            Append(text, item, depth + 1, indent.Length + key.Length + 1);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth * 2).Append(isObject ? '}' : ']');
    }

    private static string OnOneLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() =>
            $"{{ {string.Join(", ", Items(value).Select(item => item.Key + OnOneLine(item.Value)))} }}",
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(OnOneLine))}]",
        _ => value.GetRawText(),
    };

    private static IEnumerable<(string Key, JsonElement Value)> Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(property => ($"\"{property.Name}\": ", property.Value))
            : value.EnumerateArray().Select(item => ("", item));
}
