using System.Text;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Testing;
using Snapshooter.Xunit;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class FilterCompilerTests
{
    private static readonly Statements Statements = new(BookModel.Model);

    // Each as the filter of books, for the shortest statement that has it.
    private static readonly string[] Conditions =
    [
        "and: []",
        "or: []",
        "not: { or: [] }",
        "or: [{ size: { eq: 1 } }, { size: { eq: 2 }, isOld: { eq: true } }]",
        "not: { size: { eq: 1 } }",
        "not: { size: { eq: null } }",
        "not: { authors: { count: { gt: 1 } } }",
        "size: { eq: null }",
        "size: { neq: null }",
        "size: { neq: 3 }",
        "size: { gt: 3 }",
        "size: { gte: 3 }",
        "size: { lt: 3 }",
        "size: { lte: 3 }",
        "size: { nlte: 3 }",
        "size: { in: [1, 2] }",
        "size: { in: [1, null] }",
        "size: { nin: [1, 2] }",
        "name: { contains: \"a\" }",
        "name: { startsWith: \"a\" }",
        "name: { endsWith: \"a\" }",
        "name: { nendsWith: \"a\" }",
        "name: { contains: \"a\", mode: INSENSITIVE }",
        "name: { in: [\"a\", \"b\"], mode: INSENSITIVE }",
        "genre: { eq: PROSE }",
        "tags: { any: true }",
        "tags: { some: { eq: \"a\" } }",
        "tags: { none: { eq: \"a\" } }",
        "tags: { all: { startsWith: \"a\" } }",
        "authors: { some: { edge: { share: { gt: 0.5 } } } }",
        "authors: { all: { name: { eq: \"a\" } } }",
        "authors: { count: { gte: 2 } }",
        "authors: { aggregate: { where: { edge: { year: { gt: 1 } } }, count: { gt: 1 } } }",
        "authors: { aggregate: { where: { name: { eq: \"a\" } }, size: { sum: { gt: 1 } } } }",
        "authors: { aggregate: { size: { avg: { gt: 1 } } } }",
        "authors: { aggregate: { size: { min: { gt: 1 } } } }",
        "authors: { aggregate: { size: { max: { gt: 1 } } } }",
        "fellows: { some: { price: { gt: 1.5 } } }",
        "fellows: { count: { gt: 1 } }",
        "fellows: { aggregate: { price: { sum: { gt: 1.5 } } } }",
        "fellows: { aggregate: { price: { avg: { gt: 1.5 } } } }",
        "series: { name: { eq: \"a\" } }",
        "not: { series: { name: { neq: null } } }",
        "sequel: { sequel: { size: { eq: 1 } } }",
        "mentions: { some: { person: { size: { eq: 1 } } } }",
        "mentions: { none: { typename: { eq: Book } } }",
    ];

    [Fact]
    public void Compile_OfEveryCondition_GivesTheCypherOfItsSnapshot()
    {
        var text = new StringBuilder();
        foreach (var condition in Conditions)
        {
            var statement = Assert.Single(Statements.Of($"{{ books(where: {{ {condition} }}) {{ totalCount }} }}"));
            text.Append(condition).Append("\n    ").Append(statement.Text).Append("\n\n");
        }

        Snapshot.Match(text.ToString(), "filters.cypher");
    }
}
