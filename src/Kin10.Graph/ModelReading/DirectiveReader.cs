using System.Diagnostics;
using System.Globalization;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>The directives of model files: which there are, where they may be, and what their arguments are.</summary>
internal sealed class DirectiveReader(MistakeList mistakes)
{
    private static readonly Dictionary<string, Definition> Known = new()
    {
        ["model"] = new("the schema definition", [new("name", ArgumentKind.Text, true), new("version", ArgumentKind.Number, true)]),
        ["node"] = new("a type", [new("plural", ArgumentKind.Text, false)]),
        ["relationshipProperties"] = new("a type", []),
        ["relationship"] = new("a field of a node type",
            [
                new("type", ArgumentKind.Text, true),
                new("direction", ArgumentKind.Direction, true),
                new("properties", ArgumentKind.Text, false),
            ]),
        ["path"] = new("a field of a node type", [new("pattern", ArgumentKind.Text, true)]),
        ["search"] = new("a text property of a node type", []),
        ["index"] = new("a property of a node type", []),
        ["derived"] = new("a property of a node type or a `@relationship`", [new("by", ArgumentKind.Text, true)]),
        ["measure"] = new("a number of a node type or an interface", [new("sum", ArgumentKind.Boolean, true)]),
    };

    private enum ArgumentKind
    {
        Text,
        Number,
        Direction,
        Boolean,
    }

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    /// <summary>Checks the directives of one place and returns those that may be there, by name.</summary>
    public Dictionary<string, DirectiveNode> Read(
        IReadOnlyList<DirectiveNode> directives, string place, params ReadOnlySpan<string> allowed)
    {
        var result = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!Known.TryGetValue(name, out var definition))
            {
                mistakes.Add(directive.Location,
                    $"There is no directive `@{name}`; models have "
                    + $"{Words.OneOf(Known.Keys.Select(known => "@" + known))}.{Words.DidYouMean(name, Known.Keys)}");
            }
            else if (!allowed.Contains(name))
            {
                mistakes.Add(directive.Location, $"`@{name}` cannot be on {place}; it belongs on {definition.Place}.");
            }
            else if (!result.TryAdd(name, directive))
            {
                mistakes.Add(directive.Location, $"`@{name}` occurs here twice; once is enough.");
            }
            else
            {
                Check(directive, definition);
            }
        }

        return result;
    }

    /// <summary>The value of a text argument, or null when it is not given or not a text (which has been reported).</summary>
    public static StringValueNode? Text(DirectiveNode directive, string argument) => Find(directive, argument) as StringValueNode;

    /// <summary>The value of an argument as it is written, or null when it is not given.</summary>
    public static ValueNode? Find(DirectiveNode directive, string argument) =>
        directive.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value;

    private void Check(DirectiveNode directive, Definition definition)
    {
        var name = directive.Name.Value;
        var seen = new HashSet<string>();
        foreach (var given in directive.Arguments)
        {
            var argument = definition.Arguments.FirstOrDefault(candidate => candidate.Name == given.Name.Value);
            if (argument is null)
            {
                var names = definition.Arguments.Select(candidate => candidate.Name).ToList();
                var right = names.Count == 0 ? "it has none" : $"it has {Words.OneOf(names)}";
                mistakes.Add(given.Location,
                    $"`@{name}` has no argument `{given.Name}`; {right}.{Words.DidYouMean(given.Name.Value, names)}");
            }
            else if (!seen.Add(argument.Name))
            {
                mistakes.Add(given.Location, $"The argument `{argument.Name}` of `@{name}` is given twice; once is enough.");
            }
            else
            {
                CheckValue(name, argument, given.Value);
            }
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !seen.Contains(argument.Name))
            {
                mistakes.Add(directive.Location, $"`@{name}` needs the argument `{argument.Name}`: {Right(argument.Kind)}.");
            }
        }
    }

    private void CheckValue(string directive, Argument argument, ValueNode value)
    {
        var isRight = argument.Kind switch
        {
            ArgumentKind.Text => value is StringValueNode { Value.Length: > 0, IsBlock: false },
            ArgumentKind.Number =>
                value is IntValueNode number && int.TryParse(number.Text, CultureInfo.InvariantCulture, out var parsed) && parsed > 0,
            ArgumentKind.Direction => value is EnumValueNode { Name: "IN" or "OUT" or "BOTH" },
            ArgumentKind.Boolean => value is BooleanValueNode,
            _ => throw new UnreachableException($"An argument of the kind {argument.Kind}."),
        };
        if (!isRight)
        {
            mistakes.Add(value.Location, $"The argument `{argument.Name}` of `@{directive}` must be {Right(argument.Kind)}.");
        }
    }

    private static string Right(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Text => "a text in one pair of double quotes, not empty",
        ArgumentKind.Number => "a whole number from 1",
        ArgumentKind.Direction => "`IN`, `OUT` or `BOTH`, without quotes",
        ArgumentKind.Boolean => "`true` or `false`, without quotes",
        _ => throw new UnreachableException($"An argument of the kind {kind}."),
    };

    private sealed record Definition(string Place, IReadOnlyList<Argument> Arguments);

    private sealed record Argument(string Name, ArgumentKind Kind, bool IsRequired);
}
