using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>
/// <c>search</c>: a record for each hit, a list of none or one, which says its type first and then has the values of each selection.
/// </summary>
internal sealed class SearchRootDecoder(SearchRootPlan plan, NodeDecoder[]?[] cases) : RootDecoder(plan.Field)
{
    private readonly NodeDecoder[]?[] _cases = cases;

    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        var answer = (SearchAnswer)writer.Plan[plan.Text]!;
        return answer.Write(plan.Items, new Found(this, values.ToArray(), count, writer), writer.Response);
    }

    private sealed class Found : IFoundNodes
    {
        private readonly SearchRootDecoder _decoder;
        private readonly byte[] _values;
        private readonly RecordWriter _writer;
        private readonly int[] _starts;

        public Found(SearchRootDecoder decoder, byte[] values, int count, RecordWriter writer)
        {
            (_decoder, _values, _writer) = (decoder, values, writer);
            _starts = new int[count];
            var reader = new PackStreamReader(values);
            for (var i = 0; i < count; i++)
            {
                var found = reader;
                _starts[i] = found.ReadListHeader() == 0 ? -1 : reader.Position;
                reader.Skip();
            }
        }

        public bool IsThere(int hit) => _starts[hit] >= 0;

        public bool Write(int hit, int selection)
        {
            var reader = new PackStreamReader(_values.AsSpan(_starts[hit]));
            reader.ReadListHeader();
            reader.ReadListHeader();
            var decoders = _decoder._cases[reader.ReadInteger()]!;
            for (var i = 0; i < selection; i++)
            {
                reader.Skip();
            }

            return decoders[selection].Write(ref reader, _decoder.Field, _writer);
        }
    }
}
