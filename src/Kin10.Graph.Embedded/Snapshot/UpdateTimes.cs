using Kin10.Graph.Changes;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// When the nodes of a snapshot were added or changed last. Most have the time of the first import: only the others are held one by one.
/// </summary>
internal sealed class UpdateTimes
{
    private readonly byte[]? _usual;
    private readonly int[] _nodes;
    private readonly byte[][] _times;

    /// <summary>Finds the nodes of the times.</summary>
    /// <param name="usual">The time of the nodes that have no other; null where it is not known.</param>
    /// <param name="times">Times by node; a node that is not there has none.</param>
    /// <param name="ids">The ids of the snapshot.</param>
    public UpdateTimes(DateTimeOffset? usual, IReadOnlyDictionary<string, DateTimeOffset> times, IdIndex ids)
    {
        _usual = usual is { } time ? JsonOf(time) : null;
        var json = new Dictionary<DateTimeOffset, byte[]>();
        var found = new List<(int Node, byte[] Time)>(times.Count);
        foreach (var (id, at) in times)
        {
            if (ids.Find(id) is >= 0 and var node)
            {
                if (!json.TryGetValue(at, out var text))
                {
                    json.Add(at, text = JsonOf(at));
                }

                found.Add((node, text));
            }
        }

        found.Sort(static (x, y) => x.Node.CompareTo(y.Node));
        (_nodes, _times) = ([.. found.Select(item => item.Node)], [.. found.Select(item => item.Time)]);
    }

    /// <summary>The time of a node as JSON; null where it is not known.</summary>
    public ReadOnlySpan<byte> Json(int node) => Array.BinarySearch(_nodes, node) is >= 0 and var place
        ? _times[place]
        : _usual ?? "null"u8;

    private static byte[] JsonOf(DateTimeOffset time) => JsonText.Encode(ChangeTime.Text(time));
}
