using System.Text;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation;

/// <summary>Literals and type references as text, for messages and for comparing arguments.</summary>
internal static class ValueText
{
    private const int MaxShown = 80;

    /// <summary>A literal for a message, cut where it is long.</summary>
    public static string Show(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value, sortFields: false);
        return text.Length <= MaxShown ? text.ToString() : $"{text.ToString(0, MaxShown)}...";
    }

    /// <summary>A type reference for a message.</summary>
    public static string Show(TypeNode type) => type switch
    {
        ListTypeNode list => $"[{Show(list.ItemType)}]",
        NonNullTypeNode nonNull => $"{Show(nonNull.NullableType)}!",
        _ => ((NamedTypeNode)type).Name,
    };

    /// <summary>A text that is the same for two lists of arguments exactly if they are identical up to order (section 5.3.2).</summary>
    public static string Canonical(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(item => item.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value, sortFields: true);
            text.Append(',');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ValueNode value, bool sortFields)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name);
                break;
            case IntValueNode number:
                text.Append(number.Text);
                break;
            case FloatValueNode number:
                text.Append(number.Text);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Name);
                break;
            case StringValueNode content:
                AppendString(text, content);
                break;
            case ListValueNode list:
                AppendList(text, list, sortFields);
                break;
            case ObjectValueNode inputObject:
                AppendObject(text, inputObject, sortFields);
                break;
        }
    }

    private static void AppendString(StringBuilder text, StringValueNode content)
    {
        // A block string is not the same literal as a string of the same content: the reference implementation tells them apart.
        text.Append(content.IsBlock ? "\"\"\"" : "\"");
        foreach (var character in content.Value)
        {
            if (character is '"' or '\\')
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        text.Append(content.IsBlock ? "\"\"\"" : "\"");
    }

    private static void AppendList(StringBuilder text, ListValueNode list, bool sortFields)
    {
        text.Append('[');
        for (var i = 0; i < list.Values.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list.Values[i], sortFields);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValueNode inputObject, bool sortFields)
    {
        IEnumerable<ObjectFieldNode> fields = sortFields
            ? inputObject.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)
            : inputObject.Fields;
        var separator = "{";
        foreach (var field in fields)
        {
            text.Append(separator).Append(field.Name.Value).Append(": ");
            Append(text, field.Value, sortFields);
            separator = ", ";
        }

        text.Append(inputObject.Fields.Count == 0 ? "{}" : "}");
    }
}
