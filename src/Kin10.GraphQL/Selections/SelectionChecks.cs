using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>What must be true of selections, whoever makes them: the engine from a document, or another front.</summary>
internal static class SelectionChecks
{
    /// <summary>Selected fields have different response keys and belong to the type that they are selected on.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="type">The type; null where it is not known.</param>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static IReadOnlyList<SelectedField> Fields(IReadOnlyList<SelectedField> fields, GraphQLObjectType? type)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var keys = new HashSet<string>(fields.Count);
        foreach (var field in fields)
        {
            ArgumentNullException.ThrowIfNull(field, nameof(fields));
            if (!keys.Add(field.ResponseKey))
            {
                throw new ArgumentException(
                    $"The response key {field.ResponseKey} is there twice; fields of one key are one field.", nameof(fields));
            }

            if (type is not null && field.Definition.DeclaringType is { } declaring && declaring != type)
            {
                throw new ArgumentException($"The type {type} does not have the field {field.Definition}.", nameof(fields));
            }
        }

        return fields;
    }

    /// <summary>Arguments, or input fields, are defined, in the order of their definition, and of its types.</summary>
    /// <param name="entries">The values by name.</param>
    /// <param name="definitions">What is defined.</param>
    /// <param name="owner">What defines it, for messages.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Entries(
        IReadOnlyList<KeyValuePair<string, ArgumentValue>> entries, IReadOnlyList<GraphQLInputValue> definitions, object owner)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var next = 0;
        foreach (var (name, value) in entries)
        {
            ArgumentNullException.ThrowIfNull(value, nameof(entries));
            while (next < definitions.Count && definitions[next].Name != name)
            {
                next++;
            }

            if (next == definitions.Count)
            {
                throw new ArgumentException(
                    $"{owner} does not define {name}, or defines it before the one that is given before it.", nameof(entries));
            }

            var type = definitions[next++].Type;
            if (!type.Equals(value.Type))
            {
                throw new ArgumentException($"The value of {name} has the type {value.Type}; {owner} defines {type}.", nameof(entries));
            }
        }
    }
}
