using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kin10.Graph.Model;

namespace Kin10.Graph.ModelReading;

/// <summary>A name in a pattern.</summary>
/// <param name="Text">The name.</param>
/// <param name="Offset">Where it is in the pattern, from 0.</param>
internal sealed record PatternName(string Text, int Offset);

/// <summary>One hop as written.</summary>
internal sealed record PatternHop(
    int Offset, HopDirection Direction, IReadOnlyList<PatternName> Types, int Most, IReadOnlyList<PatternName> Labels);

/// <summary>
/// Parses the pattern of <c>@path</c>, a small part of openCypher: <c>-[:TYPE|TYPE]-&gt;(:Label|Label)</c>, <c>&lt;-[:TYPE]-(:Label)</c> or
/// <c>-[:TYPE]-(:Label)</c>, one after another; or alone, of variable length, <c>-[:TYPE*1..6]-&gt;(:Label)</c>. Spaces mean nothing.
/// </summary>
internal sealed class PathPattern
{
    /// <summary>The greatest upper bound of a variable length.</summary>
    public const int MaxSteps = 10;

    private readonly string _text;
    private int _position;
    private string? _problem;

    private PathPattern(string text) => _text = text;

    /// <summary>Parses a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="hops">Its hops, at least one.</param>
    /// <param name="offset">Where the problem is, from 0.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out IReadOnlyList<PatternHop>? hops, out int offset, [NotNullWhen(false)] out string? problem)
    {
        var parser = new PathPattern(text);
        var result = new List<PatternHop>();
        do
        {
            if (parser.Hop() is not { } hop)
            {
                (hops, offset, problem) = (null, parser._position, parser._problem!);
                return false;
            }

            result.Add(hop);
            parser.SkipSpaces();
        }
        while (parser._position < text.Length);
        (hops, offset, problem) = (result, 0, null);
        return true;
    }

    private PatternHop? Hop()
    {
        SkipSpaces();
        var start = _position;
        var isIn = Accept("<");
        if (!Expect("-", isIn ? "`<-[:TYPE]-`" : "a hop: `-[:TYPE]->(:Label)` or `<-[:TYPE]-(:Label)`")
            || !Expect("[", "`[:TYPE]`")
            || !Expect(":", "`:` and a relationship type")
            || Names("a relationship type in UPPER_SNAKE", Words.IsUpperSnake) is not { } types
            || Most() is not { } most
            || !Expect("]", most > 1 ? "`]`" : "`]`, or `|` and another relationship type")
            || !Expect("-", isIn ? "`-`" : "`->`"))
        {
            return null;
        }

        var isOut = !isIn && Accept(">");
        if (!Expect("(", isIn || isOut ? "`(:Label)`" : "`>` or `(:Label)`")
            || !Expect(":", "`:` and a node type: each hop names where it arrives")
            || Names("a node type", Words.IsPascalCase) is not { } labels
            || !Expect(")", "`)`, or `|` and another node type"))
        {
            return null;
        }

        return new PatternHop(start, isIn ? HopDirection.In : isOut ? HopDirection.Out : HopDirection.Both, types, most, labels);
    }

    // `*1..6`; 1 where nothing is written, null after a mistake.
    private int? Most()
    {
        if (!Accept("*"))
        {
            return 1;
        }

        SkipSpaces();
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'))
        {
            _position++;
        }

        var bounds = _text[start.._position];
        if (bounds.StartsWith("1..", StringComparison.Ordinal)
            && int.TryParse(bounds.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 1 and <= MaxSteps)
        {
            return most;
        }

        _position = start;
        _problem = $"a variable length is `*1..n`, from 1 to an n between 2 and {MaxSteps}, found {Found()}";
        return null;
    }

    private List<PatternName>? Names(string what, Func<string, bool> isName)
    {
        var names = new List<PatternName>();
        do
        {
            SkipSpaces();
            var start = _position;
            while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            {
                _position++;
            }

            var name = _text[start.._position];
            if (name.Length == 0 || !isName(name))
            {
                _position = start;
                _problem = $"expected {what}, found {Found()}";
                return null;
            }

            names.Add(new PatternName(name, start));
        }
        while (Accept("|"));
        return names;
    }

    private bool Expect(string token, string what)
    {
        if (Accept(token))
        {
            return true;
        }

        _problem = $"expected {what}, found {Found()}";
        return false;
    }

    private bool Accept(string token)
    {
        SkipSpaces();
        if (!_text.AsSpan(_position).StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private string Found() => _position == _text.Length ? "the end" : $"`{_text[_position..Math.Min(_text.Length, _position + 12)]}`";
}
