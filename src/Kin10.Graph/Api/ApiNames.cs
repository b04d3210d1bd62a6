using System.Diagnostics;
using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>How names of the public API follow from names of the model.</summary>
internal static class ApiNames
{
    /// <summary>The interface of everything that has an id.</summary>
    public const string Node = "Node";

    /// <summary><c>RootCause</c> to <c>rootCause</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>rootCauses</c> to <c>RootCauses</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>dueYear</c> to <c>DUE_YEAR</c>.</summary>
    public static string UpperSnake(string name)
    {
        var result = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                result.Append('_');
            }

            result.Append(char.ToUpperInvariant(c));
        }

        return result.ToString();
    }

    /// <summary>The plain English plural; a model gives another one where this is wrong.</summary>
    public static string Pluralise(string name)
    {
        if (name.EndsWith('y') && name.Length > 1 && !"aeiou".Contains(name[^2], StringComparison.Ordinal))
        {
            return name[..^1] + "ies";
        }

        string[] hissing = ["s", "x", "z", "ch", "sh"];
        return hissing.Any(end => name.EndsWith(end, StringComparison.Ordinal)) ? name + "es" : name + "s";
    }

    /// <summary><c>RootCause</c>, <c>rootCauses</c> and <c>ROOT_CAUSE</c> as words: "root cause", "root causes".</summary>
    public static string Spaced(string name)
    {
        var isSnake = !name.Any(char.IsAsciiLetterLower);
        var result = new StringBuilder();
        foreach (var c in name)
        {
            if (c == '_' || (!isSnake && char.IsAsciiLetterUpper(c) && result.Length > 0))
            {
                result.Append(' ');
            }

            if (c != '_')
            {
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }

    /// <summary>The plural of a target, which names its connection.</summary>
    public static string PluralOf(TargetType target) => target switch
    {
        NodeType type => type.Plural,
        InterfaceType type => type.Plural,
        UnionType => Pluralise(Camel(target.Name)),
        _ => throw new UnreachableException($"A target of the type {target.GetType().Name}."),
    };

    /// <summary>The plural of a target in words.</summary>
    public static string Many(TargetType target) => Spaced(PluralOf(target));
}
