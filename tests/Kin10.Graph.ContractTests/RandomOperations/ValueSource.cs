using System.Globalization;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Literals of scalars: values that the graph holds, parts of its texts, and others near them.</summary>
internal sealed class ValueSource
{
    private readonly Dictionary<ScalarKind, object[]> _values;
    private readonly Random _random;

    public ValueSource(GraphBundle graph, Random random)
    {
        _random = random;
        var nodes = graph.Nodes.SelectMany(table => table.Rows.SelectMany(row => table.Type.Properties.Zip(row.Values)));
        var edges = graph.Relationships.SelectMany(
            table => table.Rows.SelectMany(row => (table.Type.Properties?.Properties ?? []).Zip(row.Values)));
        _values = nodes.Concat(edges)
            .SelectMany(
                pair => pair.Second is string[] list
                    ? list.Select(item => (pair.First.Kind, (object)item))
                    : [(pair.First.Kind, pair.Second!)])
            .Where(pair => pair.Item2 is not null)
            .GroupBy(pair => pair.Kind)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Item2).ToArray());
    }

    /// <summary>A literal of a scalar of the schema.</summary>
    public string Literal(string scalar) => scalar switch
    {
        "ID" => Quote(Id("")),
        "String" => Quote(Text()),
        "DateTime" => Quote(Pick(BoundaryValues.Times)),
        _ => Format(Value(Enum.Parse<ScalarKind>(scalar))),
    };

    /// <summary>An id, mostly of a node of that type (any when empty) that is there.</summary>
    public string Id(string type)
    {
        var ids = Known(ScalarKind.Id).Cast<string>().Where(id => id.StartsWith(type, StringComparison.Ordinal)).ToArray();
        return ids.Length == 0 || _random.Next(8) == 0
            ? Pick(["", type, $"{type}:", $"{type}:nobody", "\ud83d\ude00:x", "Item:n1 "])
            : Pick(ids);
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    private string Text()
    {
        var known = Known(ScalarKind.String);
        if (known.Length == 0 || _random.Next(3) == 0)
        {
            return _random.Next(10) == 0 ? "" : Pick(BoundaryValues.Texts);
        }

        var text = (string)Pick(known);
        switch (_random.Next(4))
        {
            case 0:
                return text;
            case 1:
                return _random.Next(2) == 0 ? text.ToLowerInvariant() : text.ToUpperInvariant();
            default:
                Rune[] runes = [.. text.EnumerateRunes()];
                var start = _random.Next(3) == 0 ? 0 : _random.Next(runes.Length);
                var part = runes[start..(start + 1 + _random.Next(Math.Min(5, runes.Length - start)))];
                return string.Concat(part.Select(rune => rune.ToString()));
        }
    }

    private object Value(ScalarKind kind)
    {
        var known = Known(kind);
        return known.Length == 0 || _random.Next(3) == 0 ? BoundaryValues.Stored(kind, _random) : Pick(known);
    }

    private object[] Known(ScalarKind kind) => _values.GetValueOrDefault(kind) ?? [];

    private static string Format(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => ((long)value).ToString(CultureInfo.InvariantCulture),
    };

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
