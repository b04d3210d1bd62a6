namespace Kin10.GraphQL.Execution;

/// <summary>Takes what the handler knows of an operation beside its answer, for who asks what it costs and how it is executed.</summary>
/// <param name="takesPlan">See <see cref="TakesPlan"/>.</param>
public sealed class OperationReport(bool takesPlan)
{
    /// <summary>Whether <see cref="Plan"/> is wanted: it may tell more than everybody is to know.</summary>
    public bool TakesPlan { get; } = takesPlan;

    /// <summary>The estimated cost, in the units of the handler; 0 for an operation that asks the handler for nothing.</summary>
    public double Cost { get; set; }

    /// <summary>What the handler made of the operation, as text for people; null where it is not wanted or there is none.</summary>
    public string? Plan { get; set; }
}
