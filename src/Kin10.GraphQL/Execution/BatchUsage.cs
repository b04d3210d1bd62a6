namespace Kin10.GraphQL.Execution;

/// <summary>
/// What the requests of one batch have used of the limits that they share, so that many requests together may not ask for more than one
/// may. They are executed one after the other.
/// </summary>
public sealed class BatchUsage
{
    /// <summary>The estimated cost of those that were not refused, in the units of the handler.</summary>
    public double Cost { get; set; }

    /// <summary>Fields of their answers about the schema: see <see cref="GraphQLExecutorOptions.MaxIntrospectionValues"/>.</summary>
    public int IntrospectionValues { get; set; }
}
