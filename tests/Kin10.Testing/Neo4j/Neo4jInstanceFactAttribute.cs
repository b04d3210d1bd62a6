using Xunit;

namespace Kin10.Testing.Neo4j;

/// <summary>
/// A test that needs a <see cref="Neo4jInstance"/>. Where there is none it is skipped and says why; with KIN10_REQUIRE_ALL=1 it runs, and
/// fails.
/// </summary>
public sealed class Neo4jInstanceFactAttribute : FactAttribute
{
    /// <summary>Needs an instance.</summary>
    public Neo4jInstanceFactAttribute() => Skip = Neo4jInstance.WhyMissing!;
}

/// <summary>A theory that needs an instance, as <see cref="Neo4jInstanceFactAttribute"/>.</summary>
public sealed class Neo4jInstanceTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs an instance.</summary>
    public Neo4jInstanceTheoryAttribute() => Skip = Neo4jInstance.WhyMissing!;
}
