using Kin10.Testing;

namespace Kin10.GraphQL.Tests.Oracle;

public class NodeOracleTests
{
    [RequiresFact("npm")]
    public async Task RunAsync_ValidateScript_AnswersEachDocument()
    {
        var answers = await NodeOracle.RunAsync<object, string[][]>(
            "validate.mjs", new { schema = "type Query { a: Int }", documents = new[] { "{ a }", "{ wrong }", "{" } });

        Assert.Equal(3, answers.Length);
        Assert.Empty(answers[0]);
        Assert.Equal("Cannot query field \"wrong\" on type \"Query\".", Assert.Single(answers[1]));
        Assert.StartsWith("not parsed", Assert.Single(answers[2]), StringComparison.Ordinal);
    }
}
