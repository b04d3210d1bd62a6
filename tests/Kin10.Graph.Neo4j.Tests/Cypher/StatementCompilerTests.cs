using System.Text;
using Kin10.Graph.Neo4j.Tests.Support;
using Snapshooter.Xunit;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class StatementCompilerTests
{
    private static readonly Statements Statements = new(Kin10Model.Model);

    [Theory]
    [MemberData(nameof(Questions.Names), MemberType = typeof(Questions))]
    public void Compile_OfAQuestion_GivesTheCypherOfItsSnapshot(string name)
    {
        var (query, variables) = Questions.Read(name);

        var text = new StringBuilder();
        foreach (var statement in Statements.Of(query, variables))
        {
            text.Append(Readable(statement.Text)).Append('\n');
            foreach (var (parameter, value) in statement.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            {
                text.Append("// $").Append(parameter).Append(" is a ").Append(value?.GetType().Name ?? "null").Append('\n');
            }

            text.Append('\n');
        }

        Snapshot.Match(text.ToString(), $"{name}.cypher");
    }

    [Theory]
    [InlineData("{ partners(first: 1) { nodes { name } } }", "{ partners(first: 7) { nodes { name } } }")]
    [InlineData(
        "{ partners(where: { name: { eq: \"a\" } }) { nodes { name } } }",
        "{ partners(where: { name: { eq: \"' OR 1=1 //\" } }) { nodes { name } } }")]
    [InlineData(
        "{ partners(where: { name: { in: [\"a\"] } }) { nodes { name } } }",
        "{ partners(where: { name: { in: [\"b\", \"c\"] } }) { nodes { name } } }")]
    [InlineData("{ node(id: \"Partner:a\") { id } }", "{ node(id: \"Partner:b`}) DETACH DELETE n //\") { id } }")]
    public void Compile_OfOtherValues_GivesTheSameText(string first, string second)
    {
        var (x, y) = (Statements.Of(first), Statements.Of(second));

        Assert.Equal(Assert.Single(x).Text, Assert.Single(y).Text);
        Assert.NotEqual(x[0].Parameters.Values, y[0].Parameters.Values);
    }

    [Fact]
    public void Compile_WithoutAFilter_ReadsTheDegree()
    {
        var statement = Assert.Single(Statements.Of("{ partners { nodes { commitments { totalCount } } } }"));

        Assert.Contains("COUNT { (n0)-[:MADE]->() }", statement.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OfATypeThatLeadsElsewhere_KeepsTheLabel()
    {
        var statement = Assert.Single(Statements.Of("{ initiatives { nodes { practices { totalCount } } } }"));

        Assert.Contains(
            "-[:LED_TO]->(n1:Practice)", statement.Text.Replace("n2", "n1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OfRowsAlone_StreamsThemAsRecords()
    {
        var statement = Assert.Single(Statements.Of("{ rootCauses(first: 2, order: [{ name: ASC }]) { nodes { id name } } }"));

        Assert.Equal(
            "MATCH (n0:RootCause) WHERE n0.name IS NOT NULL AND n0.id IS NOT NULL WITH n0 ORDER BY n0.name, n0.id LIMIT $l0 RETURN [n0.id, "
            + "n0.name] AS r",
            statement.Text);
        Assert.Equal(2L, statement.Parameters["l0"]);
    }

    // A line for each clause of the outermost level.
    private static string Readable(string text)
    {
        var result = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '{' or '[' or '(' ? 1 : text[i] is '}' or ']' or ')' ? -1 : 0;
            var rest = text.AsSpan(i + 1);
            var isClause = depth == 0 && text[i] == ' '
                && (rest.StartsWith("MATCH ") || rest.StartsWith("CALL ") || rest.StartsWith("WITH ") || rest.StartsWith("RETURN ") || rest.StartsWith("UNWIND "));
            result.Append(isClause && !result.ToString().EndsWith("STARTS", StringComparison.Ordinal) ? '\n' : text[i]);
        }

        return result.ToString();
    }
}
