using System.Text;

namespace Kin10.GraphQL.Tests.Language;

/// <summary>Makes documents that follow the grammar, laid out at random; the same seed gives the same documents.</summary>
internal sealed class RandomDocuments(int seed)
{
    private readonly Random _random = new(seed);

    public string Document() => Join(1, 4, () => _random.Next(3) == 0 ? Executable() : TypeSystem() + "\nquery { after }");

    private string Executable() => _random.Next(3) switch
    {
        0 => $"{Pick("", "query")} {SelectionSet(3)}",
        1 => $"{Description()}fragment {Name()} on {Name()} {Directives(isConst: false)} {SelectionSet(3)}",
        _ => $"{Description()}{Pick("query", "mutation", "subscription")} {Maybe(Name)} {Parenthesised(Variable)}"
            + $"{Directives(isConst: false)} {SelectionSet(4)}",
    };

    private string TypeSystem()
    {
        var isExtension = _random.Next(3) == 0;
        var start = isExtension ? "extend " : Description();

        // An extension must add something: a directive does, whatever else is there.
        var directives = isExtension ? $"{Directive(isConst: true)} {Directives(isConst: true)}" : Directives(isConst: true);
        var implements = Maybe(() => $"implements {Pick("", "&")} {Join(1, 3, Name, " & ")}");
        return _random.Next(isExtension ? 7 : 8) switch
        {
            0 => $"{start}schema {directives} {{ {Join(1, 3, () => $"{Pick("query", "mutation", "subscription")}: {Name()}")} }}",
            1 => $"{start}scalar {Name()} {directives}",
            2 => $"{start}type {Name()} {implements} {directives} {Braces(Field)}",
            3 => $"{start}interface {Name()} {implements} {directives} {Braces(Field)}",
            4 => $"{start}union {Name()} {directives} {Maybe(() => $"= {Pick("", "|")} {Join(1, 3, Name, " | ")}")}",
            5 => $"{start}enum {Name()} {directives} {Braces(() => $"{Description()}{Name()} {Directives(isConst: true)}")}",
            6 => $"{start}input {Name()} {directives} {Braces(Input)}",
            _ => $"{start}directive @{Name()} {Parenthesised(Input)} {Pick("", "repeatable")} on {Pick("", "|")} "
                + Join(1, 3, () => Pick("FIELD", "OBJECT", "ENUM_VALUE"), " | "),
        };
    }

    private string SelectionSet(int depth) => $"{{ {Join(1, 4, () => Selection(depth - 1))} }}";

    private string Selection(int depth) => _random.Next(depth > 0 ? 5 : 2) switch
    {
        0 => $"...{Name()} {Directives(isConst: false)}",
        1 or 2 => $"{Maybe(() => Name() + ": ")}{Name()}{Arguments(isConst: false)} {Directives(isConst: false)}",
        3 => $"... {Maybe(() => "on " + Name())} {Directives(isConst: false)} {SelectionSet(depth)}",
        _ => $"{Name()} {Arguments(isConst: false)} {SelectionSet(depth)}",
    };

    private string Variable() =>
        $"{Description()}${Name()}: {Type()} {Maybe(() => "= " + Value(2, isConst: true))} {Directives(isConst: true)}";

    private string Field() => $"{Description()}{Name()}{Parenthesised(Input)}: {Type()} {Directives(isConst: true)}";

    private string Input() =>
        $"{Description()}{Name()}: {Type()} {Maybe(() => "= " + Value(2, isConst: true))} {Directives(isConst: true)}";

    private string Type() => _random.Next(4) switch
    {
        0 => $"[{Type()}]",
        1 => $"[{Type()}]!",
        2 => $"{Name()}!",
        _ => Name(),
    };

    private string Directives(bool isConst) => _random.Next(3) == 0 ? Join(1, 2, () => Directive(isConst)) : "";

    private string Directive(bool isConst) => $"@{Name()}{Arguments(isConst)}";

    private string Arguments(bool isConst) => Parenthesised(() => $"{Name()}: {Value(3, isConst)}");

    private string Value(int depth, bool isConst) => _random.Next(depth > 0 ? 10 : 8) switch
    {
        0 => _random.Next(-1000, 1000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => Pick("0.5", "-1e9", "12.50E-3"),
        2 => Pick("true", "false", "null"),
        3 => isConst ? Name() : "$" + Name(),
        4 or 5 => String(),
        6 => BlockString(),
        7 => Name(),
        8 => $"[{Join(0, 4, () => Value(depth - 1, isConst), ", ")}]",
        _ => $"{{{Join(0, 3, () => $"{Name()}: {Value(depth - 1, isConst)}")}}}",
    };

    private string Description() => _random.Next(4) == 0 ? Pick(String(), BlockString()) + " " : "";

    private string String() =>
        $"\"{Join(0, 6, () => Pick("a", " ", "é", "\U0001F600", "\\n", "\\\"", "\\\\", "\\u00e9", "\\u{1F600}", "\u0001"), "")}\"";

    private string BlockString()
    {
        var text = new StringBuilder("\"\"\"");
        for (var i = _random.Next(12); i > 0; i--)
        {
            text.Append(Pick(
                "a", "  ", "\t", "\n", "\r\n", "\n    ", "é", "\\", "\\\"\"\"", "\" ", "a long line of words that goes on and on"));
        }

        // A quote or backslash would join the closing quotes.
        return text[^1] is '"' or '\\' ? text.Append(" \"\"\"").ToString() : text.Append("\"\"\"").ToString();
    }

    private string Name() =>
        Pick("a", "b", "id", "name", "type", "query", "input", "Long_Name_0123456789", "aVeryLongNameIndeedToBreakLines");

    private string Parenthesised(Func<string> item) => _random.Next(2) == 0 ? $"({Join(1, 4, item, Pick(" ", ", ", "\n"))})" : "";

    private string Braces(Func<string> item) => _random.Next(4) > 0 ? $"{{ {Join(1, 4, item)} }}" : "";

    private string Maybe(Func<string> item) => _random.Next(2) == 0 ? item() : "";

    private string Join(int least, int most, Func<string> item, string separator = " ") =>
        string.Join(separator, Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => item()));

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
