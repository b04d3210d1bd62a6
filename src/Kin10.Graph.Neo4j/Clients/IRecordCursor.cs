using Kin10.Bolt.PackStream;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>The records of a statement, read forward.</summary>
internal interface IRecordCursor
{
    /// <summary>The values of the current record, decoded as <see cref="ValueReader"/> decodes them.</summary>
    IReadOnlyList<object?> Current { get; }

    /// <summary>Moves to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    ValueTask<bool> FetchAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads on to the end, where errors are told; the records that are left are thrown away.</summary>
    ValueTask ConsumeAsync(CancellationToken cancellationToken = default);
}

/// <summary>What can be done with any cursor.</summary>
internal static class RecordCursors
{
    /// <summary>Reads all that is left.</summary>
    public static async Task<List<IReadOnlyList<object?>>> ToListAsync(this IRecordCursor cursor, CancellationToken cancellationToken)
    {
        var records = new List<IReadOnlyList<object?>>();
        while (await cursor.FetchAsync(cancellationToken))
        {
            records.Add(cursor.Current);
        }

        return records;
    }

    /// <summary>Reads the only record.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are more.</exception>
    public static async Task<IReadOnlyList<object?>> SingleAsync(this IRecordCursor cursor, CancellationToken cancellationToken) =>
        (await cursor.ToListAsync(cancellationToken)).Single();
}
