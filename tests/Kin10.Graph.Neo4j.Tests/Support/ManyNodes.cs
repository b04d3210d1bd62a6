using Kin10.Bolt;
using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>A database with many nodes of each type, a third of what may be missing missing.</summary>
public sealed class ManyNodes : IAsyncLifetime
{
    /// <summary>How many nodes of each type.</summary>
    public const int Count = 4000;

    internal BoltDriver Driver { get; private set; } = null!;

    /// <summary>The store.</summary>
    public Neo4jGraphStore Store { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is not null)
        {
            return;
        }

        Driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(Driver);
        Store = Neo4jGraphStore.Create(Kin10Model.Model, Neo4jServer.Options);
        await Store.MigrateAsync(CancellationToken.None);
        foreach (var type in Kin10Model.Model.NodeTypes)
        {
            await AddAsync(Driver, type, 1, Count);
        }

        await Neo4jServer.RunAsync(Driver, "CALL db.resampleOutdatedIndexes()");
        await Neo4jServer.RunAsync(Driver, "CALL db.awaitIndexes()");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Driver is not null)
        {
            await Store.DisposeAsync();
            await Driver.DisposeAsync();
        }
    }

    internal static Task AddAsync(BoltDriver driver, NodeType type, int first, int last)
    {
        var values = type.Properties.Where(property => property.IsIndexed || property.IsRequired).Select(property => property switch
        {
            { Kind: ScalarKind.Id } => $"id: '{type}:s' + i",
            { IsRequired: true } => $"{property}: {Value(property)}",
            _ => $"{property}: CASE WHEN i % 3 > 0 THEN {Value(property)} END",
        });
        return Neo4jServer.RunAsync(
            driver,
            $"UNWIND range($first, $last) AS i CREATE (:{type} {{{string.Join(", ", values)}}})",
            new Dictionary<string, object?> { ["first"] = first, ["last"] = last });
    }

    private static string Value(Property property) => property.Kind switch
    {
        ScalarKind.Enum =>
            $"[{string.Join(", ", property.Enum!.Values.Select(member => $"'{member.Name}'"))}][i % {property.Enum.Values.Count}]",
        ScalarKind.Boolean => "i % 2 = 0",
        ScalarKind.Int or ScalarKind.Long => "i % 1000",
        _ => "'name ' + (i % 1000)",
    };
}
