using System.Text.Json;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Real cursors: the field is asked in its order, on the graph at hand or on the one before it, whose rows have gone.</summary>
internal sealed class CursorSource(GraphModel model)
{
    private readonly Dictionary<(bool, string), string[]> _known = [];
    private Func<string, string>? _ask;
    private Func<string, string>? _askBefore;

    /// <summary>How many cursors came from the graph before.</summary>
    public int FromBefore { get; private set; }

    /// <summary>A new graph is asked from now on.</summary>
    public void UseGraph(Func<string, string> ask)
    {
        (_ask, _askBefore) = (ask, _ask);
        _known.Clear();
    }

    /// <summary>Cursors of a connection field in an order.</summary>
    /// <param name="owner"><c>Query</c> or a node type.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="order">A literal, or empty.</param>
    /// <param name="before">Whether to ask the graph before.</param>
    public string[] Of(string owner, string field, string order, bool before)
    {
        before &= _askBefore is not null;
        var connection = $"{field}(first: 20{(order.Length == 0 ? "" : $", order: {order}")}) {{ edges {{ cursor }} }}";
        var query = owner == "Query"
            ? $"{{ {connection} }}"
            : $"{{ {model.FindNodeType(owner)!.Plural}(first: 40) {{ nodes {{ {connection} }} }} }}";
        if (!_known.TryGetValue((before, query), out var cursors))
        {
            using var response = JsonDocument.Parse((before ? _askBefore : _ask)!(query));
            _known.Add((before, query), cursors = [.. Cursors(response.RootElement).Distinct()]);
        }

        FromBefore += before && cursors.Length > 0 ? 1 : 0;
        return cursors;
    }

    private static IEnumerable<string> Cursors(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Cursors),
        JsonValueKind.Object => value.EnumerateObject()
            .SelectMany(member => member.NameEquals("cursor") ? [member.Value.GetString()!] : Cursors(member.Value)),
        _ => [],
    };
}
