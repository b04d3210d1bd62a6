namespace Kin10.GraphQL.Language;

/// <summary>Finds what a list of the source gives under a name. Such lists are short; the first of a name counts.</summary>
internal static class NamedEntries
{
    /// <summary>The value of the argument of that name, or null.</summary>
    public static ValueNode? Find(this IReadOnlyList<ArgumentNode> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name.Value == name)
            {
                return arguments[i].Value;
            }
        }

        return null;
    }

    /// <summary>The value of the input field of that name, or null.</summary>
    public static ValueNode? Find(this IReadOnlyList<ObjectFieldNode> fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name.Value == name)
            {
                return fields[i].Value;
            }
        }

        return null;
    }
}
