using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Finds again the texts of which cursors hold the beginning, by the ids of their rows, and puts them in their place. What is found is the
/// very text, whenever it was read: its fingerprint says so.
/// </summary>
internal sealed class CursorTexts(GraphDatabase database, CompiledOperations operations)
{
    /// <summary>Whether some cursor of a request holds the beginning of a text.</summary>
    public static bool AreCut(BoundPlan plan)
    {
        var slots = plan.Plan.Slots;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot].Kind == SlotKind.Cursor && ((CursorPosition)plan[slot]!).IsCut)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The request with the texts that are left.</summary>
    /// <param name="pipeline">Where they are asked for.</param>
    /// <param name="plan">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<BoundPlan> FindAsync(BoundPlan plan, IDatabasePipeline pipeline, CancellationToken cancellationToken)
    {
        var wanted = Wanted(plan).ToList();
        foreach (var (slot, key) in wanted)
        {
            var cursor = (CursorPosition)plan[slot]!;
            var connection = plan.Plan.Connections[plan.Plan.Slots[slot].Connection];
            var (text, parameters) = operations.CursorText(plan, connection, key, cursor);
            pipeline.Run(text, parameters, database.Request);
        }

        await pipeline.SendAsync(cancellationToken);
        foreach (var (slot, key) in wanted)
        {
            var cursor = (CursorPosition)plan[slot]!;
            var found = (object?)cursor.Keys[key];
            await pipeline.NextResultAsync(cancellationToken);
            while (await pipeline.FetchAsync(cancellationToken))
            {
                found = TextOf(pipeline.Current) is { } text && ((CutText)cursor.Keys[key]!).IsOf(text) ? text : found;
            }

            plan = plan.With(slot, cursor with { Keys = [.. cursor.Keys.Select((value, i) => i == key ? found : value)] });
        }

        return plan;
    }

    private static IEnumerable<(int Slot, int Key)> Wanted(BoundPlan plan)
    {
        for (var slot = 0; slot < plan.Plan.Slots.Length; slot++)
        {
            if (plan.Plan.Slots[slot].Kind != SlotKind.Cursor)
            {
                continue;
            }

            var keys = ((CursorPosition)plan[slot]!).Keys;
            for (var key = 0; key < keys.Count; key++)
            {
                if (keys[key] is CutText)
                {
                    yield return (slot, key);
                }
            }
        }
    }

    // What is no text is reported by the page that meets it.
    private static string? TextOf(ReadOnlySpan<byte> record)
    {
        var reader = new PackStreamReader(record);
        return reader.ReadListHeader() == 1 && reader.PeekType() == PackStreamType.String ? reader.ReadString() : null;
    }
}
