namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>What an import has to do to one type.</summary>
internal sealed class GraphChanges
{
    /// <summary>The database's ids of what goes.</summary>
    public List<object?> Delete { get; } = [];

    /// <summary>What comes: maps with <c>p</c> (the properties) and, of relationships, <c>f</c> and <c>t</c> (the ids of the ends).</summary>
    public List<Dictionary<string, object?>> Create { get; } = [];

    /// <summary>What changes: maps with <c>e</c> (the database's id) and <c>p</c> (the properties).</summary>
    public List<object?> Update { get; } = [];

    /// <summary>Compares what the database holds with what it is to hold.</summary>
    /// <param name="held">What it holds.</param>
    /// <param name="wanted">What it is to hold, by key; what is left in it afterwards has been added to <see cref="Create"/>.</param>
    /// <param name="create">Makes the map of what comes.</param>
    /// <param name="unchanged">Told of each row that the database holds already.</param>
    public static async Task<GraphChanges> CompareAsync<TKey>(
        IAsyncEnumerable<(TKey? Key, HeldElement Element)> held,
        Dictionary<TKey, Dictionary<string, object?>> wanted,
        Func<TKey, Dictionary<string, object?>, Dictionary<string, object?>> create,
        Action unchanged)
        where TKey : notnull
    {
        var changes = new GraphChanges();
        await foreach (var (key, element) in held)
        {
            if (key is null || !wanted.Remove(key, out var properties))
            {
                changes.Delete.Add(element.Element);
            }
            else if (PropertyMap.AreEqual(properties, element.Properties))
            {
                unchanged();
            }
            else
            {
                changes.Update.Add(new Dictionary<string, object?> { ["e"] = element.Element, ["p"] = properties });
            }
        }

        foreach (var (key, properties) in wanted)
        {
            changes.Create.Add(create(key, properties));
        }

        return changes;
    }
}
