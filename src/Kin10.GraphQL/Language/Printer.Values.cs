using System.Globalization;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>Values.</content>
internal sealed partial class Printer
{
    private const int LongestBlockStringLine = 70;

    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _output.Append('$').Append(variable.Name);
                break;
            case IntValueNode number:
                _output.Append(number.Text);
                break;
            case FloatValueNode number:
                _output.Append(number.Text);
                break;
            case StringValueNode { IsBlock: true } text when BlockString.CanRepresent(text.Value):
                WriteBlockString(text.Value);
                break;
            case StringValueNode text:
                WriteString(text.Value);
                break;
            case BooleanValueNode boolean:
                _output.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                _output.Append("null");
                break;
            case EnumValueNode name:
                _output.Append(name.Name);
                break;
            case ListValueNode list:
                _output.Append('[');
                WriteSeparated(list.Values, ", ");
                _output.Append(']');
                break;
            case ObjectValueNode inputObject:
                _output.Append('{');
                WriteSeparated(inputObject.Fields, ", ");
                _output.Append('}');
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }

    private void WriteDefaultValue(ValueNode? value)
    {
        if (value is not null)
        {
            _output.Append(" = ");
            WriteValue(value);
        }
    }

    private void WriteString(string value)
    {
        _output.Append('"');
        foreach (var unit in value)
        {
            switch (unit)
            {
                case '"' or '\\':
                    _output.Append('\\').Append(unit);
                    break;
                case '\b':
                    _output.Append("\\b");
                    break;
                case '\t':
                    _output.Append("\\t");
                    break;
                case '\n':
                    _output.Append("\\n");
                    break;
                case '\f':
                    _output.Append("\\f");
                    break;
                case '\r':
                    _output.Append("\\r");
                    break;
                default:
                    if (char.IsControl(unit))
                    {
                        _output.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                    }
                    else
                    {
                        _output.Append(unit);
                    }

                    break;
            }
        }

        _output.Append('"');
    }

    private void WriteBlockString(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var isSingleLine = !value.Contains('\n');

        // A quote or backslash must not touch the closing quotes; and what ends in an escaped triple quote reads badly before them.
        var needsLines = !isSingleLine || value.Length > LongestBlockStringLine
            || (value.Length > 0 && value[^1] is '"' or '\\');

        // A line feed before a single line would make its leading white space common indentation, which is removed.
        var startsWithWhiteSpace = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        _output.Append("\"\"\"");
        if (needsLines && !startsWithWhiteSpace)
        {
            WriteLine();
        }

        WriteText(escaped);
        if (needsLines)
        {
            WriteLine();
        }

        _output.Append("\"\"\"");
    }
}
