namespace Kin10.GraphQL.Selections;

/// <summary>
/// A coerced input object (section 3.10): the fields that have a value, given or by default, in the order of the type's
/// definition. A field whose value is null is there with null; a field that is not there was not given.
/// </summary>
/// <param name="fields">The fields with their coerced values.</param>
public sealed class InputObject(IReadOnlyList<KeyValuePair<string, object?>> fields)
{
    /// <summary>The fields with their coerced values.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } = fields;

    /// <summary>Whether a value, null included, was given for that field.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Key == name)
            {
                value = Fields[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
