using Kin10.Graph.Stores;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The facts of a snapshot, row by row.</summary>
internal static class SnapshotFacts
{
    /// <summary>Gives all of them, in the order of a bundle.</summary>
    public static async ValueTask GiveAsync(GraphSnapshot snapshot, string version, IFactSink sink, CancellationToken cancellationToken)
    {
        var view = SnapshotBundle.View(snapshot);
        await sink.BeginAsync(version, cancellationToken);
        foreach (var (type, rows) in view.Nodes)
        {
            int[] derived = [.. Enumerable.Range(0, type.Properties.Count).Where(i => type.Properties[i].IsDerived)];
            foreach (var row in rows)
            {
                // The row was made for this reading alone.
                foreach (var place in derived)
                {
                    row.Values[place] = null;
                }

                cancellationToken.ThrowIfCancellationRequested();
                await sink.AddAsync(type, row, cancellationToken);
            }
        }

        foreach (var (type, rows) in view.Relationships.Where(table => !table.Type.IsDerived))
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await sink.AddAsync(type, row, cancellationToken);
            }
        }
    }
}
