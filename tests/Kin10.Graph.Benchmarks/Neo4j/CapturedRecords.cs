using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Neo4j.Store;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>The records of a question, to be written again and again without a database.</summary>
internal sealed class CapturedRecords
{
    private readonly CompiledQuestion _question;
    private readonly byte[] _values;

    private CapturedRecords(CompiledQuestion question, byte[] values, int count)
    {
        _question = question;
        _values = values;
        Count = count;
        var reader = new PackStreamReader(values);
        while (!reader.End)
        {
            CountValue(ref reader);
        }
    }

    /// <summary>How many records.</summary>
    public int Count { get; }

    /// <summary>How many values are in them: nulls count, lists only by what they hold.</summary>
    public int Values { get; private set; }

    /// <summary>Bytes of PackStream.</summary>
    public int Bytes => _values.Length;

    /// <summary>Reads them from the database as the store does.</summary>
    public static async Task<CapturedRecords> ReadAsync(GraphDatabase database, GraphModel model, CompiledQuestion question)
    {
        var repeated = new RepeatedLinksWatch(database, model);
        using var read = new OperationRead(
            database,
            new VersionProbe(database, repeated, true),
            new CompiledOperations(model, new MissingNodes(database), repeated, int.MaxValue),
            new KeptLog(),
            question.Request.Plan,
            Range.All);
        await read.ReadAsync(CancellationToken.None);
        var values = read.Values(0, out var count).ToArray();
        return new CapturedRecords(question, values, count);
    }

    /// <summary>Writes the response's field.</summary>
    /// <param name="response">Is left as it was.</param>
    /// <param name="count">Of how many records.</param>
    /// <returns>The bytes written.</returns>
    public int Write(ResponseWriter response, int count)
    {
        var start = response.Save();
        response.EnterField(_question.Statement.Decoder.Field.Key);
        _question.Statement.Decoder.WriteField(_values, count, new RecordWriter(_question.Request.Plan, null, true, response));
        response.LeaveField();
        var written = response.Written.Length - start.Length;
        response.Rewind(start);
        return written;
    }

    /// <summary>Makes objects of them, as sessions do.</summary>
    public object?[] Decode()
    {
        var reader = new PackStreamReader(_values);
        var records = new object?[Count];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = ValueReader.ReadValue(ref reader);
        }

        return records;
    }

    private void CountValue(ref PackStreamReader reader)
    {
        if (reader.PeekType() != PackStreamType.List)
        {
            reader.Skip();
            Values++;
            return;
        }

        for (var left = reader.ReadListHeader(); left > 0; left--)
        {
            CountValue(ref reader);
        }
    }
}
