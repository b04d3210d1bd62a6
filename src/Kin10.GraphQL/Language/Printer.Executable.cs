using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>Executable definitions.</content>
internal sealed partial class Printer
{
    private void WriteExecutableNode(SyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteDescription(fragment.Description);
                _output.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(fragment.Directives);
                WriteBlock(fragment.SelectionSet.Selections);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case SelectionSetNode selectionSet:
                WriteSelectionSet(selectionSet);
                break;
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                _output.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                _output.Append("...");
                if (fragment.TypeCondition is not null)
                {
                    _output.Append(" on ").Append(fragment.TypeCondition.Name);
                }

                WriteDirectives(fragment.Directives);
                WriteBlock(fragment.SelectionSet.Selections);
                break;
            case ArgumentNode argument:
                _output.Append(argument.Name.Value).Append(": ");
                WriteValue(argument.Value);
                break;
            case DirectiveNode directive:
                _output.Append('@').Append(directive.Name.Value);
                WriteInParentheses(directive.Arguments);
                break;
            default:
                throw UnknownNode.Of(node);
        }
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        if (CanBeShort(operation))
        {
            WriteSelectionSet(operation.SelectionSet);
            return;
        }

        _output.Append(OperationKeyword.Of(operation.Operation));
        if (operation.Name is not null || operation.VariableDefinitions.Count > 0)
        {
            _output.Append(' ').Append(operation.Name?.Value);
        }

        WriteVariableDefinitions(operation.VariableDefinitions);
        WriteDirectives(operation.Directives);
        WriteBlock(operation.SelectionSet.Selections);
    }

    private static bool CanBeShort(OperationDefinitionNode operation) =>
        operation is { Operation: OperationType.Query, Description: null, Name: null, VariableDefinitions: [], Directives: [] };

    private void WriteVariableDefinitions(IReadOnlyList<VariableDefinitionNode> definitions)
    {
        var texts = Render(definitions);
        if (!texts.Any(static text => text.Contains('\n')))
        {
            WriteInParentheses(definitions);
            return;
        }

        _output.Append('(');
        foreach (var text in texts)
        {
            WriteLine();
            WriteText(text);
        }

        WriteLine();
        _output.Append(')');
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        WriteValue(variable.Variable);
        _output.Append(": ");
        WriteType(variable.Type);
        WriteDefaultValue(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteSelectionSet(SelectionSetNode selectionSet)
    {
        _output.Append('{');
        WriteLines(selectionSet.Selections);
        _output.Append('}');
    }

    private void WriteField(FieldNode field)
    {
        var nameLength = field.Name.Value.Length;
        if (field.Alias is not null)
        {
            _output.Append(field.Alias.Value).Append(": ");
            nameLength += field.Alias.Value.Length + 2;
        }

        _output.Append(field.Name.Value);
        WriteFieldArguments(field.Arguments, nameLength);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is not null)
        {
            _output.Append(' ');
            WriteSelectionSet(field.SelectionSet);
        }
    }

    private void WriteFieldArguments(IReadOnlyList<ArgumentNode> arguments, int nameLength)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var texts = Render(arguments);
        var isLong = nameLength + 2 + texts.Sum(static text => text.Length) + (2 * (texts.Length - 1)) > LongestLine;
        _output.Append('(');
        _indentation += isLong ? 1 : 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (isLong)
            {
                WriteLine();
            }
            else if (i > 0)
            {
                _output.Append(", ");
            }

            WriteText(texts[i]);
        }

        if (isLong)
        {
            _indentation--;
            WriteLine();
        }

        _output.Append(')');
    }

    /// <summary>The nodes in parentheses on one line; nothing when there are none.</summary>
    private void WriteInParentheses(IReadOnlyList<SyntaxNode> nodes)
    {
        if (nodes.Count > 0)
        {
            _output.Append('(');
            WriteSeparated(nodes, ", ");
            _output.Append(')');
        }
    }
}
