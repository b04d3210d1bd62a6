using System.Globalization;
using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Plan;

/// <summary>Values of slots as text that no two different values share.</summary>
internal static class SlotText
{
    public static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool boolean:
                text.Append(boolean ? "true" : "false");
                break;
            case string quoted:
                text.Append(Encoding.UTF8.GetString(JsonText.Encode(quoted)));
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                text.Append(date.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                text.Append(CultureInfo.InvariantCulture, $"{time.ToUniversalTime():O}");
                break;
            case object?[] list:
                AppendList(text, list);
                break;
            case long integer:
                text.Append(CultureInfo.InvariantCulture, $"{integer}");
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }

    private static void AppendList(StringBuilder text, object?[] list)
    {
        text.Append('[');
        for (var i = 0; i < list.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list[i]);
        }

        text.Append(']');
    }
}
