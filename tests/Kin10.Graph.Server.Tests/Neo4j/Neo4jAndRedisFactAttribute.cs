using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>A test that needs a database and a Redis.</summary>
internal sealed class Neo4jAndRedisFactAttribute : FactAttribute
{
    public Neo4jAndRedisFactAttribute() => Skip = (Neo4jDatabase.WhyMissing ?? new RequiresFactAttribute(RedisServer.Program).Skip)!;
}
