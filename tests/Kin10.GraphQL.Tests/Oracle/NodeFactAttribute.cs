namespace Kin10.GraphQL.Tests.Oracle;

/// <summary>
/// A test that needs Node.js; skipped, with the reason, where it is not installed. With KIN10_REQUIRE_ALL=1 it runs there, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!NodeOracle.IsAvailable && Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") != "1")
        {
            Skip = "Node.js and npm are not on the PATH; they run the reference implementation, graphql-js.";
        }
    }
}
