using Xunit;

namespace Kin10.Testing.Neo4j;

/// <summary>A test over Neo4j of something that only Kin10.Bolt does; where the build names another client it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BoltClientFactAttribute : FactAttribute
{
#if NEO4J_DRIVER
    private const bool IsOtherClient = true;
#else
    private const bool IsOtherClient = false;
#endif

    /// <param name="otherwise">What the other client does.</param>
    public BoltClientFactAttribute(string otherwise) => Skip = (IsOtherClient ? $"Neo4j.Driver {otherwise}" : Neo4jDatabase.WhyMissing)!;
}
