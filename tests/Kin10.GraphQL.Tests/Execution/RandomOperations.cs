using System.Text;

namespace Kin10.GraphQL.Tests.Execution;

/// <summary>Makes valid operations, variables for them (right and wrong), and data with nulls where they may and may not be.</summary>
internal sealed class RandomOperations(int seed)
{
    public const string Sdl = """
        interface Node { id: ID!  name: String  next: Node  echo(i: Int = 7, b: Boolean): String }
        type A implements Node { id: ID!  name: String  next: Node  echo(i: Int = 7, b: Boolean): String  n: Int!  b: B  bb: B!  nodes: [Node!]!  maybe: [B]  u: U }
        type B implements Node { id: ID!  name: String  next: Node  echo(i: Int = 7, b: Boolean): String  f: Float  a: A  aa: A!  us: [U!] }
        union U = A | B
        type Query {
          node: Node  a: A  aa: A!  nodes: [Node]!  us: [U!]  n: Int!
          echo(i: Int = 7, il: [Int], im: [Int!], ill: [[Int]], f: Float, s: String, id: ID, b: Boolean, e: E = RED, el: [E!], in: In, ins: [In!], one: One): String
        }
        enum E { RED GREEN BLUE }
        input In { a: Int  b: Int! = 5  c: [Int!]  e: E = GREEN  s: String = "d"  in: In  ins: [In!]  one: One }
        input One @oneOf { i: Int  e: E  in: In }
        """;

    private static readonly (string Name, string Type)[] Fields =
    [
        ("Node", "id name __typename next:Node echo"),
        ("A", "id name __typename next:Node echo n b:B bb:B nodes:Node maybe:B u:U"),
        ("B", "id name __typename next:Node echo f a:A aa:A us:U"),
        ("U", "__typename"),
        ("Query", "node:Node a:A aa:A nodes:Node us:U n echo echo echo __typename"),
    ];

    private static readonly string[] VariableTypes =
    [
        "Boolean!", "Boolean = true", "Int", "Int = 3", "[Int]", "[Int!]", "[[Int]]", "Float", "String", "ID", "E", "E = BLUE", "[E!]",
        "In", "In!",
        "[In!]", "One", "Int!", "One = {i: 4}",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _fragments = [];
    private readonly SortedSet<int> _used = [];
    private int _echoes;

    /// <summary>An operation; <paramref name="variables"/> are the indexes of the variable types that it uses.</summary>
    public string Operation(out int[] variables)
    {
        _fragments.Clear();
        _used.Clear();
        var selection = Selection("Query", 4);
        variables = [.. _used];
        var definitions = string.Join(", ", variables.Select(index => $"$v{index}: {VariableTypes[index]}"));
        return $"query {(definitions.Length > 0 ? $"({definitions})" : "")} {selection} {string.Join(' ', _fragments)}";
    }

    public string Variables(int[] indexes)
    {
        var entries = new List<string>();
        foreach (var index in indexes)
        {
            var type = VariableTypes[index].Split(" = ")[0];
            if (!(type.EndsWith('!') || VariableTypes[index].StartsWith("Boolean", StringComparison.Ordinal)) && _random.Next(4) == 0)
            {
                continue;
            }

            entries.Add($"\"v{index}\":{Json(type, 3)}");
        }

        return $"{{{string.Join(',', entries)}}}";
    }

    public string Objects()
    {
        const int Count = 14;
        var objects = new List<string>
        {
            $$"""{"__typename":"Query","node":{{Reference("AB")}},"a":{{Reference("A")}},"aa":{{Reference("A", 6)}},"nodes":{{References("AB", 6)}},"us":{{References("AB")}},"n":{{Scalar("4", 8)}}}""",
        };
        for (var i = 1; i < Count; i++)
        {
            var common = $"\"id\":{Scalar($"\"id{i}\"", 10)},\"name\":{Scalar("\"n'\"", 4)},\"next\":{Reference("AB")}";
            objects.Add(i % 2 == 0
                ? $$"""{"__typename":"A",{{common}},"n":{{Scalar("2147483647", 6)}},"b":{{Reference("B")}},"bb":{{Reference("B", 6)}},"nodes":{{References("AB", 6)}},"maybe":{{References("B")}},"u":{{Reference("AB")}}}"""
                : $$"""{"__typename":"B",{{common}},"f":{{Scalar("0.25", 4)}},"a":{{Reference("A")}},"aa":{{Reference("A", 6)}},"us":{{References("AB")}}}""");
        }

        return $"[{string.Join(',', objects)}]";

        string Reference(string types, int nullOneIn = 4) => Scalar(
            $"{{\"$ref\":{(types == "A" ? 2 * _random.Next(1, Count / 2) : types == "B" ? (2 * _random.Next(Count / 2)) + 1 : _random.Next(1, Count))}}}", nullOneIn);

        string References(string types, int nullOneIn = 4) =>
            Scalar($"[{string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => Reference(types, 8)))}]", nullOneIn);

        string Scalar(string value, int nullOneIn) => _random.Next(nullOneIn) == 0 ? "null" : value;
    }

    private string Selection(string type, int depth)
    {
        var text = new StringBuilder("{");
        var names = Fields.First(item => item.Name == type).Type.Split(' ');
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            text.Append(' ').Append(_random.Next(6) switch
            {
                0 when depth > 0 => $"...{Directives()} {Selection(type, depth - 1)}",
                1 when depth > 0 && type != "Query" => $"... on {Condition(type)}{Directives()} {Selection(Condition(type, reuse: true), depth - 1)}",
                2 when depth > 0 => Fragment(type, depth),
                _ => Field(type, names, depth),
            });
        }

        return text.Append(" }").ToString();
    }

    private string _condition = "";

    // A type condition that can apply; the selection after it is made for the same type.
    private string Condition(string type, bool reuse = false) =>
        reuse ? _condition : _condition =
            type is "A" or "B" ? new[] { type, "Node", "U" }[_random.Next(3)] : new[] { "A", "B", "Node", "U" }[_random.Next(4)];

    private string Fragment(string type, int depth)
    {
        var condition = type == "Query" ? type : Condition(type);
        var name = $"F{_fragments.Count}";
        _fragments.Add("");
        _fragments[int.Parse(name[1..], null)] = $"fragment {name} on {condition} {Selection(condition, depth - 1)}";
        return _random.Next(2) == 0 ? $"...{name}{Directives()}" : $"...{name}{Directives()} ...{name}";
    }

    private string Field(string type, string[] names, int depth)
    {
        var parts = names[_random.Next(names.Length)].Split(':');
        if (parts[0] == "echo")
        {
            return $"e{_echoes++}: echo{(type == "Query" ? RootArguments() : NodeArguments())}{Directives()}";
        }

        if (parts.Length == 1)
        {
            return parts[0] + Directives();
        }

        return depth == 0 ? $"__typename{Directives()}" : $"{parts[0]}{Directives()} {Selection(parts[1], depth - 1)}";
    }

    private string Directives() => _random.Next(10) switch
    {
        0 => $" @skip(if: {Use(_random.Next(2))})",
        1 => $" @include(if: {Use(_random.Next(2))})",
        2 => " @include(if: true) @skip(if: false)",
        _ => "",
    };

    private string Use(int index)
    {
        _used.Add(index);
        return $"$v{index}";
    }

    private string NodeArguments() => _random.Next(3) switch
    {
        0 => "",
        1 => $"(i: {Literal("Int", 1)})",
        _ => $"(b: {Literal("Boolean", 1)})",
    };

    private string RootArguments()
    {
        var arguments = new List<string>();
        foreach (var (name, type) in new[]
        {
            ("i", "Int"), ("il", "[Int]"), ("im", "[Int!]"), ("ill", "[[Int]]"), ("f", "Float"), ("s", "String"), ("id", "ID"),
            ("b", "Boolean"),
            ("e", "E"), ("el", "[E!]"), ("in", "In"), ("ins", "[In!]"), ("one", "One"),
        })
        {
            if (_random.Next(4) == 0)
            {
                arguments.Add($"{name}: {Literal(type, 3)}");
            }
        }

        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.OrderBy(_ => _random.Next()))})";
    }

    // A literal, or a variable that may stand in a place of that type.
    private string Literal(string type, int depth, bool nullable = true)
    {
        if (_random.Next(3) == 0)
        {
            var fitting = Enumerable.Range(0, VariableTypes.Length).Where(index => Fits(VariableTypes[index], type, nullable)).ToArray();
            if (fitting.Length > 0)
            {
                return Use(fitting[_random.Next(fitting.Length)]);
            }
        }

        if (nullable && _random.Next(8) == 0)
        {
            return "null";
        }

        if (type.StartsWith('['))
        {
            var item = type[1..^1];
            var (itemType, itemNullable) = (item.TrimEnd('!'), !item.EndsWith('!'));
            return _random.Next(4) == 0 && !type.StartsWith("[[", StringComparison.Ordinal)
                ? Constant(itemType, depth)
                : $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Literal(itemType, depth - 1, itemNullable)))}]";
        }

        return Constant(type, depth);
    }

    private static bool Fits(string definition, string type, bool nullable)
    {
        var declared = definition.Split(" = ")[0];
        return nullable ? declared.TrimEnd('!') == type || (type == "[Int]" && declared == "[Int!]") : declared == $"{type}!";
    }

    private string Constant(string type, int depth) => type switch
    {
        "Int" => $"{_random.Next(-5, 100)}",
        "Float" => _random.Next(2) == 0 ? "1.50" : $"{_random.Next(9)}",
        "String" => "\"t\\u00e9x\\\"t\"",
        "ID" => _random.Next(2) == 0 ? "12" : "\"x\"",
        "Boolean" => _random.Next(2) == 0 ? "true" : "false",
        "E" => new[] { "RED", "GREEN", "BLUE" }[_random.Next(3)],
        "One" => depth <= 0 ? "{i: 1}" : _random.Next(3) switch
        {
            0 => $"{{i: {(_random.Next(3) == 0 ? Use(17) : "1")}}}",
            1 => "{e: RED}",
            _ => $"{{in: {Constant("In", depth - 1)}}}",
        },
        "In" => depth <= 0 ? "{}" : $"{{{string.Join(", ", InputFields().Select(field => $"{field.Name}: {Literal(field.Type.TrimEnd('!'), depth - 1, !field.Type.EndsWith('!'))}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an input type of the schema."),
    };

    private (string Name, string Type)[] InputFields() =>
        new[] { ("a", "Int"), ("b", "Int!"), ("c", "[Int!]"), ("e", "E"), ("s", "String"), ("in", "In"), ("ins", "[In!]"), ("one", "One") }
            .Where(_ => _random.Next(3) == 0).OrderBy(_ => _random.Next()).ToArray();

    // A nullable Boolean stands in a condition, where null is wrong: refused here at once, and there only when a value reaches it.
    private string Json(string type, int depth)
    {
        if (type != "Boolean" && _random.Next(60) == 0)
        {
            return new[] { "{}", "[]", "\"x\"", "1.5", "{\"zz\":1}", "null" }[_random.Next(6)];
        }

        if (!type.EndsWith('!') && type != "Boolean" && _random.Next(8) == 0)
        {
            return "null";
        }

        type = type.TrimEnd('!');
        if (type.StartsWith('['))
        {
            return _random.Next(5) == 0 && !type.StartsWith("[[", StringComparison.Ordinal)
                ? Json(type[1..^1], depth)
                : $"[{string.Join(',', Enumerable.Range(0, _random.Next(3)).Select(_ => Json(type[1..^1], depth - 1)))}]";
        }

        return type switch
        {
            "E" => $"\"{Constant("E", 0)}\"",
            "Int" or "Float" or "Boolean" => Constant(type, 0),
            "String" or "ID" => "\"t\\u00e9x\\\"t\"",
            "One" =>
                depth <= 0 ? "{\"i\":1}" : _random.Next(2) == 0 ? $"{{\"e\":{Json("E!", 0)}}}" : $"{{\"in\":{Json("In!", depth - 1)}}}",
            _ => depth <= 0
                ? "{}"
                : $"{{{string.Join(',', InputFields().Select(field => $"\"{field.Name}\":{Json(field.Type, depth - 1)}"))}}}",
        };
    }
}
