namespace Kin10.GraphQL.Errors;

/// <summary>
/// What a switch over a closed set of records, classes or enum values (syntax nodes, types, selections, plans) throws for what it has no
/// case for.
/// </summary>
public static class UnknownNode
{
    /// <summary>The exception to throw: nothing unknown is skipped, guessed or taken for something else.</summary>
    /// <param name="node">The record, object or enum value; null where null has no case either.</param>
    public static NotSupportedException Of(object? node) => new(node switch
    {
        null => "There is no case for null here.",
        Enum value => $"There is no case for {value.GetType().Name}.{value} here.",
        _ => $"There is no case for {node.GetType().Name} here.",
    });
}
