using Xunit;

namespace Kin10.Testing.Neo4j;

/// <summary>
/// A test that needs a <see cref="Neo4jDatabase"/>. Where there is none it is skipped and says why; with KIN10_REQUIRE_ALL=1 it runs, and
/// fails.
/// </summary>
public sealed class Neo4jFactAttribute : FactAttribute
{
    /// <summary>Needs a database.</summary>
    public Neo4jFactAttribute() => Skip = Neo4jDatabase.WhyMissing!;
}

/// <summary>A theory that needs a database, as <see cref="Neo4jFactAttribute"/>.</summary>
public sealed class Neo4jTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs a database.</summary>
    public Neo4jTheoryAttribute() => Skip = Neo4jDatabase.WhyMissing!;
}
