namespace Kin10.Graph.Neo4j;

/// <summary>How much of what is derived was not up to date.</summary>
/// <param name="Nodes">Nodes with other values.</param>
/// <param name="Relationships">Relationships that came, changed or went.</param>
public readonly record struct DerivedChanges(long Nodes, long Relationships)
{
    /// <summary>All of them.</summary>
    public long Total => Nodes + Relationships;

    /// <summary>Both together.</summary>
    public static DerivedChanges operator +(DerivedChanges left, DerivedChanges right) =>
        new(left.Nodes + right.Nodes, left.Relationships + right.Relationships);
}
