using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class DocumentedStatementTests
{
    [Fact]
    public async Task Compile_OfTheFirstQuestion_GivesTheCypherThatTheArchitectureShows()
    {
        var (query, variables) = Questions.Read("01-who-addresses-this-root-cause");

        var statement = Assert.Single(new Statements(Kin10Model.Model).Of(query, variables));

        // The document breaks its lines where people read on.
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs", "architecture.md"));
        Assert.Contains(WithoutBlanks(statement.Text), WithoutBlanks(document), StringComparison.Ordinal);
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
