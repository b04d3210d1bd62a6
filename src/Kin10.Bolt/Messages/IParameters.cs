using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>The parameters of a statement: writes exactly one map.</summary>
internal interface IParameters
{
    void Write(PackStreamWriter writer);
}

/// <summary>Parameters as objects.</summary>
internal sealed class MapParameters(IReadOnlyDictionary<string, object?> map) : IParameters
{
    public static readonly MapParameters None = new(new Dictionary<string, object?>());

    public static MapParameters Of(IReadOnlyDictionary<string, object?>? map) =>
        map is null or { Count: 0 } ? None : new MapParameters(map);

    public void Write(PackStreamWriter writer) => ValueWriter.WriteMap(writer, map, ValueWriter.MaxDepth);
}

/// <summary>Parameters that the caller writes; what it wrote is checked before it can leave.</summary>
internal sealed class WrittenParameters<TState>(TState state, Action<PackStreamWriter, TState> write) : IParameters
{
    public void Write(PackStreamWriter writer)
    {
        var start = writer.Length;
        write(writer, state);
        try
        {
            var reader = new PackStreamReader(writer.Written(start));
            if (reader.End || reader.PeekType() != PackStreamType.Map)
            {
                throw new ArgumentException("The parameters must be written as one map.");
            }

            reader.Skip();
            reader.ExpectEnd();
        }
        catch (BoltProtocolException error)
        {
            throw new ArgumentException(
                "The parameters must be written as one map, with as many entries as it announces: " + error.Message, error);
        }
    }
}
