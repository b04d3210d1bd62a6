using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation;

/// <summary>Literals as text, for messages and for comparing arguments.</summary>
internal static class ValueText
{
    private const int MaxShown = 80;

    /// <summary>A literal for a message, cut where it is long.</summary>
    public static string Show(ValueNode value) => MessageText.Abbreviate(GraphQLPrinter.Print(value), MaxShown);

    /// <summary>
    /// A text that is the same for two lists of arguments exactly if they are identical up to the order of arguments and input fields
    /// (section 5.3.2). A block string is another literal than a string of the same content, as in the reference implementation.
    /// </summary>
    public static string Canonical(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(static item => item.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            AppendCanonical(text, argument.Value);
            text.Append(',');
        }

        return text.ToString();
    }

    private static void AppendCanonical(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Values)
                {
                    AppendCanonical(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case ObjectValueNode inputObject:
                text.Append('{');
                foreach (var field in inputObject.Fields.OrderBy(static field => field.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value).Append(':');
                    AppendCanonical(text, field.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case VariableNode or IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or NullValueNode or EnumValueNode:
                text.Append(GraphQLPrinter.Print(value));
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }
}
