using System.Text.Json;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>A value of an answer, read by the names that its operation has. A name that the operation has not is a fault.</summary>
internal readonly struct Fact(JsonElement value)
{
    /// <summary>Whether it is null.</summary>
    public bool IsMissing => value.ValueKind == JsonValueKind.Null;

    /// <summary>The id of a node.</summary>
    public string Id => value.GetProperty("id").GetString()!;

    /// <summary>The name of a node.</summary>
    public string Name => value.GetProperty("name").GetString()!;

    /// <summary>How many there are in a list, whatever of it is here.</summary>
    public long TotalCount => value.GetProperty("totalCount").GetInt64();

    /// <summary>The node at the end of an edge; of a list without edges, the row itself.</summary>
    public Fact Node => value.TryGetProperty("node", out var node) ? new Fact(node) : this;

    /// <summary>The rows of a list, as edges where the operation asks for them, else as nodes.</summary>
    public Fact[] Rows => Each(value.TryGetProperty("edges", out _) ? "edges" : "nodes");

    /// <summary>A part of it.</summary>
    public Fact this[string name] => new(value.GetProperty(name));

    /// <summary>Whether the operation asks for a part.</summary>
    public bool Has(string name) => value.TryGetProperty(name, out _);

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string name) => value.GetProperty(name).GetString();

    /// <summary>A whole number; null where there is none.</summary>
    public long? Number(string name) => value.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>A number with a fraction; null where there is none.</summary>
    public double? Score(string name) => value.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>Whether something is true; what is missing is not.</summary>
    public bool Is(string name) => value.GetProperty(name).ValueKind == JsonValueKind.True;

    /// <summary>How many a list has, in words.</summary>
    public string Counted(string list, string one) => Wording.Counted(this[list].TotalCount, one);

    /// <summary>The items of a list.</summary>
    public Fact[] Each(string name) => [.. value.GetProperty(name).EnumerateArray().Select(item => new Fact(item))];

    /// <summary>The items of a list of texts.</summary>
    public string[] Texts(string name) => [.. value.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
