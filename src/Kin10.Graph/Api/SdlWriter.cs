using System.Text;

namespace Kin10.Graph.Api;

/// <summary>Two things of the model that would have the same name in the API.</summary>
/// <param name="Name">The name: of a type, or of a field as a coordinate.</param>
/// <param name="First">The element of the model that had it first; null for what every API has.</param>
/// <param name="Second">The other element; null likewise.</param>
internal sealed record NameClash(string Name, object? First, object? Second);

/// <summary>The parts of the document, in this order; within a part, types are ordered by name.</summary>
internal enum SchemaPart
{
    Roots,
    Graph,
    Model,
    Connections,
    Aggregates,
    Filters,
    Orders,
    Common,
}

/// <summary>Collects type definitions as they are asked for, each once, and puts them in order.</summary>
internal sealed class SdlWriter
{
    private readonly Dictionary<string, Definition> _definitions = [];

    /// <summary>What cannot be told apart by name; a model without mistakes has none.</summary>
    public List<NameClash> Clashes { get; } = [];

    /// <summary>The name of a type, which is defined when it is asked for the first time.</summary>
    /// <param name="part">Where it belongs.</param>
    /// <param name="keyword">For example <c>type</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="origin">The element of the model from which it follows; null for what every API has.</param>
    /// <param name="description">What it is.</param>
    /// <param name="define">Writes its members. May ask for this type again.</param>
    /// <param name="suffix">What follows the name, for example <c>@oneOf</c>.</param>
    public string Ensure(
        SchemaPart part, string keyword, string name, object? origin, string description, Action<TypeText> define, string suffix = "")
    {
        if (_definitions.TryGetValue(name, out var known))
        {
            if (!Equals(known.Origin, origin))
            {
                Clashes.Add(new NameClash(name, known.Origin, origin));
            }

            return name;
        }

        var text = new TypeText(name, Clashes);
        _definitions.Add(name, new Definition(part, keyword, description, origin, suffix, text));
        define(text);
        return name;
    }

    /// <summary>All definitions as SDL.</summary>
    public override string ToString()
    {
        var result = new StringBuilder();
        foreach (var (name, definition) in _definitions.OrderBy(item => item.Value.Part).ThenBy(item => item.Key, StringComparer.Ordinal))
        {
            TypeText.WriteDescription(result, definition.Description);
            result.Append(definition.Keyword).Append(' ').Append(name).Append(' ').Append(definition.Suffix);
            if (definition.Text.Length > 0)
            {
                result.Append(" {\n").Append(definition.Text).Append('}');
            }

            result.Append('\n');
        }

        return result.ToString();
    }

    private sealed record Definition(SchemaPart Part, string Keyword, string Description, object? Origin, string Suffix, TypeText Text);
}

/// <summary>The members of one type.</summary>
internal sealed class TypeText(string typeName, List<NameClash> clashes)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, object?> _members = [];

    /// <summary>How much has been written.</summary>
    public int Length => _text.Length;

    /// <summary>Adds a field, an input field or an enum value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type; null for an enum value.</param>
    /// <param name="description">What it is.</param>
    /// <param name="origin">The element of the model from which it follows.</param>
    /// <param name="arguments">The arguments with their parentheses.</param>
    public void Add(string name, string? type, string description, object? origin = null, string arguments = "")
    {
        if (!_members.TryAdd(name, origin))
        {
            clashes.Add(new NameClash($"{typeName}.{name}", _members[name], origin));
            return;
        }

        WriteDescription(_text, description);
        _text.Append(name).Append(arguments);
        if (type is not null)
        {
            _text.Append(": ").Append(type);
        }

        _text.Append('\n');
    }

    /// <summary>Writes a description as a block string.</summary>
    public static void WriteDescription(StringBuilder output, string description) =>
        output.Append("\"\"\"\n").Append(description.Trim().Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal)).Append("\n\"\"\"\n");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
