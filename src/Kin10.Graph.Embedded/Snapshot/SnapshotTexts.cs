using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The searchable texts of a snapshot.</summary>
internal static class SnapshotTexts
{
    /// <summary>Gives all of them, in the order of ids within each type.</summary>
    public static void Give(GraphSnapshot snapshot, ITextSink sink, CancellationToken cancellationToken)
    {
        sink.Begin();
        foreach (var table in snapshot.Nodes)
        {
            var columns = SearchTexts.Of(table.Type).Select(table.Column).ToArray();
            if (columns.Length == 0)
            {
                continue;
            }

            for (var row = 0; row < table.Count; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sink.Add(
                    table.Type,
                    (string)snapshot.Ids.Decode(2L * (table.FirstNode + row)),
                    Array.ConvertAll(columns, column => (string?)column.GetValue(row)));
            }
        }
    }
}
