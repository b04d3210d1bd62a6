namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>Response keys from the root to a merged field.</summary>
/// <param name="Parent">The way to the parent; null at the root.</param>
/// <param name="Key">The response key.</param>
internal sealed record FieldPath(FieldPath? Parent, string Key)
{
    /// <summary>Messages show the end of a longer way only.</summary>
    private const int MaxShown = 30;

    /// <inheritdoc/>
    public override string ToString()
    {
        var keys = new List<string>();
        for (var step = this; step is not null && keys.Count < MaxShown; step = step.Parent)
        {
            keys.Add(step.Key);
        }

        keys.Reverse();
        return string.Join('.', keys);
    }
}
