using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>What the server says about how it runs, or ran, a statement.</summary>
internal sealed class QueryPlan
{
    private readonly List<(string Operator, string Details)> _operators = [];

    private QueryPlan(IReadOnlyDictionary<string, object?> root) => Add(root);

    /// <summary>The operators with their details, a line each.</summary>
    public string Text => string.Join('\n', _operators.Select(each => $"{each.Operator}: {each.Details}"));

    /// <summary>Database hits in all, after PROFILE.</summary>
    public long Hits { get; private set; }

    public static Task<QueryPlan> ExplainAsync(BoltDriver driver, BoundStatement statement) =>
        RunAsync(driver, "EXPLAIN", "plan", statement);

    public static Task<QueryPlan> ProfileAsync(BoltDriver driver, BoundStatement statement) =>
        RunAsync(driver, "PROFILE", "profile", statement);

    /// <summary>Whether an operator reads that index in order or by value.</summary>
    public bool Uses(string label, string property) => _operators.Exists(each =>
        each.Operator.StartsWith("NodeIndex", StringComparison.Ordinal)
            && each.Details.Contains($":{label}({property}, id)", StringComparison.Ordinal));

    private static async Task<QueryPlan> RunAsync(BoltDriver driver, string prefix, string key, BoundStatement statement)
    {
        await using var session = driver.Session(Neo4jServer.Session);
        var cursor = await session.RunAsync($"{prefix} {statement.Text}", statement.Parameters);
        while (await cursor.FetchAsync())
        {
        }

        var summary = await cursor.ConsumeAsync();
        return new QueryPlan((IReadOnlyDictionary<string, object?>)summary.Metadata[key]!);
    }

    private void Add(IReadOnlyDictionary<string, object?> node)
    {
        var arguments = (IReadOnlyDictionary<string, object?>)node["args"]!;
        _operators.Add(((string)node["operatorType"]!, arguments.GetValueOrDefault("Details") as string ?? ""));
        Hits += node.GetValueOrDefault("dbHits") as long? ?? 0;
        foreach (var child in (IEnumerable<object?>?)node.GetValueOrDefault("children") ?? [])
        {
            Add((IReadOnlyDictionary<string, object?>)child!);
        }
    }
}
