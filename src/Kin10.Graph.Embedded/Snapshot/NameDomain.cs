using System.Text;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The names of an enum or of types, in the order of their code points.</summary>
internal sealed class NameDomain : TextDomain
{
    private readonly byte[][] _utf8;
    private readonly byte[][] _json;
    private readonly string[] _names;

    public NameDomain(string[] names)
    {
        _names = names;
        Array.Sort(_names, string.CompareOrdinal);
        _utf8 = [.. _names.Select(Encoding.UTF8.GetBytes)];
        _json = [.. _names.Select(JsonText.Encode)];
    }

    public override int Count => _names.Length;

    public override ReadOnlySpan<byte> Text(int rank) => _utf8[rank];

    /// <summary>The JSON of each name by its key, which is even.</summary>
    public byte[][] JsonByKey() => [.. _json.SelectMany(json => new[] { json, json })];

    /// <summary>The place of a name, or -1.</summary>
    public int CodeOf(ReadOnlySpan<byte> utf8)
    {
        for (var code = 0; code < _utf8.Length; code++)
        {
            if (HashedPlaces.AreEqual(utf8, _utf8[code]))
            {
                return code;
            }
        }

        return -1;
    }

    public override void Write(long key, ResponseWriter writer) => writer.Raw(_json[key >> 1]);

    public override object Decode(long key) => _names[key >> 1];
}
