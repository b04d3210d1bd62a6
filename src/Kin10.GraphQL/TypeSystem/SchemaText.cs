using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The text of one definition as it grows, for <see cref="SchemaPrinter"/>.</summary>
internal sealed class SchemaText
{
    private readonly StringBuilder _output = new();
    private int _indentation;

    public override string ToString() => _output.ToString();

    public SchemaText Append(string text)
    {
        _output.Append(text);
        return this;
    }

    /// <summary>A description as a block string wherever one can say it, and the line after it.</summary>
    public void Description(string? description)
    {
        if (description is null)
        {
            return;
        }

        var literal = GraphQLPrinter.Print(new StringValueNode(SourceLocation.None, description, isBlock: true));
        foreach (var line in literal.Split('\n'))
        {
            // Blank lines stay blank: white space at a line's end is not part of the meaning.
            _output.Length -= line.Length == 0 ? 2 * _indentation : 0;
            _output.Append(line).Append(LineBreak());
        }
    }

    public void Field(GraphQLField field)
    {
        _output.Append(field.Name);
        Arguments(field.Arguments);
        _output.Append(": ").Append(field.Type);
        Deprecated(field.DeprecationReason);
    }

    public void EnumValue(GraphQLEnumValue value)
    {
        _output.Append(value.Name);
        Deprecated(value.DeprecationReason);
    }

    public void InputValue(GraphQLInputValue input)
    {
        _output.Append(input.Name).Append(": ").Append(input.Type);
        if (input.DefaultValue is not null)
        {
            _output.Append(" = ").Append(Inline(input.DefaultValue));
        }

        Deprecated(input.DeprecationReason);
    }

    /// <summary>Arguments on one line, or on lines of their own where one has a description.</summary>
    public void Arguments(IReadOnlyList<GraphQLInputValue> arguments)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        if (arguments.Any(static argument => argument.Description is not null))
        {
            Members('(', ')', arguments, static argument => argument.Description, static (text, argument) => text.InputValue(argument));
            return;
        }

        _output.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            _output.Append(i > 0 ? ", " : "");
            InputValue(arguments[i]);
        }

        _output.Append(')');
    }

    public void List(string start, string separator, IReadOnlyList<GraphQLNamedType> types)
    {
        if (types.Count > 0)
        {
            _output.Append(start).AppendJoin(separator, types);
        }
    }

    /// <summary>Members in braces.</summary>
    public void Block<T>(IReadOnlyList<T> members, Func<T, string?> description, Action<SchemaText, T> write)
    {
        if (members.Count > 0)
        {
            _output.Append(' ');
            Members('{', '}', members, description, write);
        }
    }

    /// <summary>An applied directive with one text argument; nothing when the text is null.</summary>
    public void Directive(string name, string argument, string? value)
    {
        if (value is not null)
        {
            var literal = GraphQLPrinter.Print(new StringValueNode(SourceLocation.None, value, isBlock: false));
            _output.Append($" @{name}({argument}: {literal})");
        }
    }

    private void Deprecated(string? reason)
    {
        if (reason == AppliedDirectives.DefaultDeprecationReason)
        {
            _output.Append(" @deprecated");
        }
        else
        {
            Directive(AppliedDirectives.Deprecated, "reason", reason);
        }
    }

    /// <summary>Members on lines of their own, a blank line before each described one but the first.</summary>
    private void Members<T>(char open, char close, IReadOnlyList<T> members, Func<T, string?> description, Action<SchemaText, T> write)
    {
        _output.Append(open);
        _indentation++;
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0 && description(members[i]) is not null)
            {
                _output.Append('\n');
            }

            _output.Append(LineBreak());
            Description(description(members[i]));
            write(this, members[i]);
        }

        _indentation--;
        _output.Append(LineBreak()).Append(close);
    }

    private string LineBreak() => "\n" + new string(' ', 2 * _indentation);

    /// <summary>A literal on one line: block strings become strings, which mean the same.</summary>
    private static string Inline(ValueNode value) => GraphQLPrinter.Print(WithoutBlockStrings(value));

    private static ValueNode WithoutBlockStrings(ValueNode value) => value switch
    {
        StringValueNode { IsBlock: true } text => new StringValueNode(text.Location, text.Value, isBlock: false),
        ListValueNode list => new ListValueNode(list.Location, [.. list.Values.Select(WithoutBlockStrings)]),
        ObjectValueNode inputObject => new ObjectValueNode(
            inputObject.Location,
            [.. inputObject.Fields.Select(field => new ObjectFieldNode(field.Location, field.Name, WithoutBlockStrings(field.Value)))]),
        VariableNode or IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or NullValueNode or EnumValueNode => value,
        _ => throw UnknownNode.Of(value),
    };
}
