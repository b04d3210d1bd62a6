using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// A computed root field at work: its nodes are found, then what is selected of them is read, in the transaction of the operation.
/// </summary>
internal sealed class ComputedRead(CompiledComputation computation, GraphModel model, KeptLog log, RecordBuffer buffer)
{
    // Where the node is in the buffer, by selection and number.
    private readonly Dictionary<(int Selection, int Node), (int Start, NodeDecoder Decoder)> _found = [];
    private ComputedAnswer? _answer;

    /// <summary>Reads everything that the answer needs.</summary>
    public async ValueTask RunAsync(IDatabasePipeline pipeline, StatementRequest request, CancellationToken cancellationToken)
    {
        var topology = new Neo4jTopology(pipeline, model, log, request);
        _answer = await GraphComputation.RunAsync(computation.Plan, request.Plan, topology, cancellationToken);
        var running = new List<(int Selection, NodeDecoder Decoder)>();
        for (var i = 0; i < computation.Selections.Length; i++)
        {
            foreach (var group in _answer.NodesOf(i).GroupBy(node => topology.TypeOf(node).Index))
            {
                if (computation.Selections[i][group.Key] is { } selection)
                {
                    object?[] nodes = [.. group.Select(topology.PairOf)];
                    pipeline.Run(selection.Text, selection.Bind(request, nodes));
                    running.Add((i, selection.Decoder));
                }
            }
        }

        if (running.Count > 0)
        {
            await pipeline.SendAsync(cancellationToken);
        }

        foreach (var (selection, decoder) in running)
        {
            await pipeline.NextResultAsync(cancellationToken);
            while (await pipeline.FetchAsync(cancellationToken))
            {
                Keep(selection, decoder, pipeline.Current);
            }
        }
    }

    /// <summary>Writes the value of the root field, which is entered already; false when it is null and may not be.</summary>
    public bool WriteField(RecordWriter writer)
    {
        var mark = writer.Response.Save();
        return _answer!.Write(writer.Response, new NodeWriter(this, writer))
            || writer.Response.TakeBack(mark, computation.Plan.Field.IsNonNull);
    }

    // A record is a list of one value: a list of the number and the node.
    private void Keep(int selection, NodeDecoder decoder, ReadOnlySpan<byte> record)
    {
        var reader = new PackStreamReader(record);
        reader.ReadListHeader();
        reader.ReadListHeader();
        _found[(selection, (int)reader.ReadInteger())] = (buffer.Length, decoder);
        buffer.Add(record[reader.Position..]);
    }

    private sealed class NodeWriter(ComputedRead read, RecordWriter writer) : INodeWriter
    {
        public bool Write(int selection, int node, ResponseWriter response)
        {
            if (!read._found.TryGetValue((selection, node), out var found))
            {
                return false;
            }

            var reader = new PackStreamReader(read.Buffer[found.Start..]);
            return found.Decoder.Write(ref reader, read.Field, writer);
        }
    }

    private RecordBuffer Buffer => buffer;

    private ResponseField Field => computation.Plan.Field;
}
