using System.Collections;
using System.Globalization;
using System.Text;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

/// <summary>Everything that a node says but its place, so that documents can be compared without the printer.</summary>
internal static class SyntaxText
{
    public static string Of(SyntaxNode node)
    {
        var output = new StringBuilder();
        Write(output, node);
        return output.ToString();
    }

    private static void Write(StringBuilder output, object? value)
    {
        switch (value)
        {
            case SyntaxNode node:
                output.Append(node.GetType().Name).Append('(');
                foreach (var property in node.GetType().GetProperties().Where(property => property.Name != nameof(node.Location)))
                {
                    output.Append(property.Name).Append('=');
                    Write(output, property.GetValue(node));
                    output.Append(';');
                }

                output.Append(')');
                break;
            case not string and IEnumerable items:
                output.Append('[');
                foreach (var item in items)
                {
                    Write(output, item);
                }

                output.Append(']');
                break;
            default:
                output.Append(CultureInfo.InvariantCulture, $"<{value}>");
                break;
        }
    }
}
