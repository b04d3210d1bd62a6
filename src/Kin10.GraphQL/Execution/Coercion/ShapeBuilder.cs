using System.Buffers;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>
/// Writes <see cref="VariableValues.Shape"/>, for each variable in order: <c>-</c> not given, <c>n</c> null, <c>t</c> <c>f</c> the value
/// of a condition, <c>=NAME;</c> an enum value, <c>+</c> a scalar or a list of scalars, <c>[...]</c> a list of enums or objects,
/// <c>{...}</c> an object: the position of each field that is given, then its value. Each starts differently and ends by itself, so
/// that different values never make the same text.
/// </summary>
internal ref struct ShapeBuilder(Span<char> initial)
{
    private Span<char> _buffer = initial;
    private char[]? _rented;
    private int _length;

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>Writes the shape of an operation's variables.</summary>
    public void Append(OperationVariable[] definitions, object?[] values, bool[] given)
    {
        foreach (var definition in definitions)
        {
            var value = values[definition.Index];
            if (!given[definition.Index])
            {
                Append('-');
            }
            else if (definition.IsCondition && value is bool condition)
            {
                Append(condition ? 't' : 'f');
            }
            else
            {
                Append(value, definition.Type);
            }
        }
    }

    /// <summary>Gives a rented buffer back.</summary>
    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void Append(object? value, GraphQLType type)
    {
        if (value is null)
        {
            Append('n');
            return;
        }

        switch (type.Nullable)
        {
            case GraphQLList list when list.NamedType is not GraphQLScalarType:
                Append('[');
                foreach (var item in (object?[])value)
                {
                    Append(item, list.OfType);
                }

                Append(']');
                break;
            case GraphQLEnumType:
                Append('=');
                Append((string)value);
                Append(';');
                break;
            case GraphQLInputObjectType inputObject:
                Append('{');
                Append((InputObject)value, inputObject);
                Append('}');
                break;
            case GraphQLScalarType or GraphQLList:
                Append('+');
                break;
            default:
                throw UnknownNode.Of(type.Nullable);
        }
    }

    private void Append(InputObject value, GraphQLInputObjectType type)
    {
        // The value has its fields in the order of the type.
        var next = 0;
        for (var i = 0; i < type.Fields.Count && next < value.Fields.Count; i++)
        {
            var field = value.Fields[next];
            if (field.Key == type.Fields[i].Name)
            {
                next++;
                Append(i);
                Append(field.Value, type.Fields[i].Type);
            }
        }
    }

    private void Append(char c)
    {
        Reserve(1);
        _buffer[_length++] = c;
    }

    private void Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    private void Append(int number)
    {
        Reserve(11);
        number.TryFormat(_buffer[_length..], out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer[.._length].CopyTo(larger);
        Dispose();
        _buffer = _rented = larger;
    }
}
