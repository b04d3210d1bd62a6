using System.Text;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>Writes one text. Every method writes one kind of node at the current indentation.</summary>
internal sealed partial class Printer
{
    private const int LongestLine = 80;

    private readonly StringBuilder _output = new();
    private int _indentation;

    public override string ToString() => _output.ToString();

    public void WriteNode(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WriteDefinitions(document.Definitions);
                break;
            case NameNode name:
                _output.Append(name.Value);
                break;
            case TypeNode type:
                WriteType(type);
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case ObjectFieldNode field:
                _output.Append(field.Name.Value).Append(": ");
                WriteValue(field.Value);
                break;
            case TypeSystemNode definition:
                WriteTypeSystemNode(definition);
                break;
            case FieldDefinitionNode or InputValueDefinitionNode or EnumValueDefinitionNode or OperationTypeNode:
                WriteMember(node);
                break;
            default:
                WriteExecutableNode(node);
                break;
        }
    }

    private void WriteDefinitions(IReadOnlyList<DefinitionNode> definitions)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (i > 0)
            {
                _output.Append("\n\n");
                if (definitions[i] is OperationDefinitionNode operation && CanBeShort(operation) && TakesBraces(definitions[i - 1]))
                {
                    _output.Append("query ");
                }
            }

            WriteNode(definitions[i]);
        }
    }

    private void WriteType(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                _output.Append(named.Name);
                break;
            case ListTypeNode list:
                _output.Append('[');
                WriteType(list.ItemType);
                _output.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.NullableType);
                _output.Append('!');
                break;
            default:
                throw UnknownNode.Of(type);
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            WriteValue(description);
            WriteLine();
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _output.Append(' ');
            WriteNode(directive);
        }
    }

    private void WriteSeparated(IReadOnlyList<SyntaxNode> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
            {
                WriteText(separator);
            }

            WriteNode(nodes[i]);
        }
    }

    /// <summary>The nodes between braces, each on a line of its own; nothing when there are none.</summary>
    private void WriteBlock(IReadOnlyList<SyntaxNode> nodes)
    {
        if (nodes.Count > 0)
        {
            _output.Append(" {");
            WriteLines(nodes);
            _output.Append('}');
        }
    }

    private void WriteLines(IReadOnlyList<SyntaxNode> nodes)
    {
        _indentation++;
        foreach (var node in nodes)
        {
            WriteLine();
            WriteNode(node);
        }

        _indentation--;
        WriteLine();
    }

    /// <summary>Text in which every line after the first is indented.</summary>
    private void WriteText(string text)
    {
        var rest = text.AsSpan();
        int lineFeed;
        while ((lineFeed = rest.IndexOf('\n')) >= 0)
        {
            _output.Append(rest[..lineFeed]);
            WriteLine();
            rest = rest[(lineFeed + 1)..];
        }

        _output.Append(rest);
    }

    private void WriteLine() => _output.Append('\n').Append(' ', 2 * _indentation);

    /// <summary>How nodes look without indentation, to decide how they are laid out.</summary>
    private static string[] Render(IReadOnlyList<SyntaxNode> nodes)
    {
        var texts = new string[nodes.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = GraphQLPrinter.Print(nodes[i]);
        }

        return texts;
    }
}
