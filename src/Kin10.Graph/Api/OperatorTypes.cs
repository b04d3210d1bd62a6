using System.Diagnostics;
using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Comparisons of values, and quantifiers over lists of values.</summary>
internal sealed class OperatorTypes(ApiSchemaGenerator api)
{
    private const string AllHold = "all that are given must hold.";
    private const string Case = " Case matters; with `mode: INSENSITIVE` beside it, it does not.";

    public string Of(Property property)
    {
        var item = property.Kind == ScalarKind.Enum ? Enum(property.Enum!) : Of(property.Kind);
        return property.IsList ? List(item, property.Enum) : item;
    }

    public string Of(ScalarKind kind) => kind switch
    {
        ScalarKind.String => Text(),
        ScalarKind.Id => Define("Id", "an id", null, text => AddEquality(text, "ID")),
        ScalarKind.Boolean => Define("Boolean", "what is true or false", null, text => AddEqual(text, "Boolean")),
        ScalarKind.Int or ScalarKind.Long or ScalarKind.Float or ScalarKind.LocalDate => Ordered(kind),
        _ => throw new UnreachableException($"Operators of the kind {kind}."),
    };

    /// <summary>The comparisons of the type of a node behind an interface or union.</summary>
    /// <param name="enumName">The enum of the types' names.</param>
    /// <param name="target">The interface or union.</param>
    public string Typename(string enumName, TargetType target) => Define(enumName, "the type of a node", target, text =>
    {
        text.Add("eq", enumName, "Is of this type; `null` matches nothing, because every node has a type.");
        text.Add("neq", enumName, "Is not of this type; `null` matches everything.");
        text.Add("in", $"[{enumName}]", "Is of one of these types; `[]` matches nothing.");
        text.Add("nin", $"[{enumName}]", "Is of none of these types; `[]` matches everything.");
    });

    private string Enum(EnumType type) =>
        Define(type.Name, $"a value of `{type.Name}`", type, text => AddEquality(text, api.Types.Enum(type)));

    private string List(string item, EnumType? enumType)
    {
        var name = enumType is null ? "String" : enumType.Name;
        return Define("List" + name, $"a list of `{name}`", enumType, text =>
        {
            text.Add("all", item, "All items meet these conditions; also matches an empty list.");
            text.Add("none", item, "No item meets these conditions; also matches an empty list.");
            text.Add("some", item, "At least one item meets these conditions.");
            text.Add("any", "Boolean", "Whether there is at least one item. Cannot be null.");
        });
    }

    private string Text() => Define("String", "a text. Texts compare by code point", null, text =>
    {
        const string Name = "StringOperationFilterInput";
        text.Add("and", $"[{Name}!]", "All of these hold; true when the list is empty. `mode` does not reach into them.");
        text.Add("or", $"[{Name}!]", "At least one of these holds; false when the list is empty. `mode` does not reach into them.");
        AddEquality(text, "String", Case);
        AddMatch(text, "contains", "ncontains", "contains this text", "does not contain this text");
        AddMatch(text, "startsWith", "nstartsWith", "starts with this text", "does not start with this text");
        AddMatch(text, "endsWith", "nendsWith", "ends with this text", "does not end with this text");
        text.Add("mode", MatchMode(),
            "Whether upper and lower case differ for the other operators of this object; `SENSITIVE` when left out or null.");
    });

    private string Ordered(ScalarKind kind)
    {
        var type = api.Scalars.Name(kind);
        return Define(type, kind == ScalarKind.LocalDate ? "a day" : "a number", null, text =>
        {
            AddEquality(text, type);
            AddComparison(text, type, "gt", "ngt", "greater than");
            AddComparison(text, type, "gte", "ngte", "greater than or equal to");
            AddComparison(text, type, "lt", "nlt", "less than");
            AddComparison(text, type, "lte", "nlte", "less than or equal to");
        });
    }

    private static void AddEqual(TypeText text, string type, string note = "")
    {
        text.Add("eq", type, "Equals this; `null` asks for what is missing." + note);
        text.Add("neq", type, "Does not equal this, or is missing; `null` asks for what is not missing." + note);
    }

    private static void AddEquality(TypeText text, string type, string note = "")
    {
        AddEqual(text, type, note);
        text.Add("in", $"[{type}]",
            "Equals one of these; `null` among them asks for what is missing. `[]` matches nothing. The list itself cannot be "
            + "null." + note);
        text.Add("nin", $"[{type}]",
            "Equals none of these, or is missing while `null` is not among them. `[]` matches everything. The list itself "
            + "cannot be null." + note);
    }

    private static void AddComparison(TypeText text, string type, string name, string negative, string words)
    {
        text.Add(name, type, $"Is {words} this. Never matches what is missing; cannot be null.");
        text.Add(negative, type, $"Is not {words} this, or is missing; cannot be null.");
    }

    private static void AddMatch(TypeText text, string name, string negative, string words, string negativeWords)
    {
        text.Add(name, "String", $"{ApiNames.Pascal(words)}. Never matches what is missing; cannot be null.{Case}");
        text.Add(negative, "String", $"{ApiNames.Pascal(negativeWords)}, or is missing; cannot be null.{Case}");
    }

    private string MatchMode() => api.Text.Ensure(
        SchemaPart.Common, "enum", "StringMatchMode", null,
        "How texts are compared in a filter.",
        text =>
    {
        text.Add("SENSITIVE", null, "As they are written, by code point.");
        text.Add("INSENSITIVE", null, "Both sides in Unicode full lower case, without normalisation.");
    });

    private string Define(string name, string what, object? origin, Action<TypeText> define) => api.Text.Ensure(
        SchemaPart.Common, "input", name + "OperationFilterInput", origin, $"Conditions on {what}; {AllHold}", define);
}
