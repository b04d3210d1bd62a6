namespace Kin10.Testing.Neo4j;

/// <summary>
/// The inherited tests of a class need a <see cref="Neo4jDatabase"/>. Where there is none they are skipped and say why; with
/// KIN10_REQUIRE_ALL=1 they run, and fail.
/// </summary>
public sealed class RequiresNeo4jAttribute : RequirementAttribute
{
    /// <inheritdoc/>
    public override string? WhyMissing => Neo4jDatabase.WhyMissing;
}
