using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Digests of a model and of a whole graph: equal exactly when what they are of is equal.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[4096];

    /// <summary>The digest of what a model means for stored data: types, properties and ends, but no descriptions.</summary>
    public static string Of(GraphModel model)
    {
        using var hash = new ContentHash();
        hash.Add(model.Name);
        hash.Add((long)model.Version);
        foreach (var type in model.NodeTypes)
        {
            hash.Add($"node {type.Name}");
            hash.Add(type.Properties);
        }

        foreach (var type in model.RelationshipTypes)
        {
            var (from, to) = (string.Join('|', type.From), string.Join('|', type.To));
            hash.Add($"relationship {type.Name} {from} {to} {type.IsDirected}");
            hash.Add(type.Properties?.Properties ?? []);
        }

        return hash.End();
    }

    /// <summary>The digest of a graph, whose rows are in order.</summary>
    public static string Of(GraphBundle bundle, CancellationToken cancellationToken)
    {
        using var hash = new ContentHash();
        foreach (var table in bundle.Nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Add(table.Type.Name);
            hash.Add((long)table.Rows.Count);
            foreach (var row in table.Rows)
            {
                hash.Add(row.Values);
            }
        }

        foreach (var table in bundle.Relationships)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Add(table.Type.Name);
            hash.Add((long)table.Rows.Count);
            foreach (var row in table.Rows)
            {
                hash.Add(row.From);
                hash.Add(row.To);
                hash.Add(row.Values);
            }
        }

        return hash.End();
    }

    public void Dispose() => _hash.Dispose();

    private string End() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    private void Add(IReadOnlyList<Property> properties)
    {
        foreach (var property in properties)
        {
            var values = property.Enum is null ? "" : string.Join('|', property.Enum.Values.Select(value => value.Name));
            Add($"{property.Name} {property.Kind} {values} {property.IsList} {property.IsRequired}");
        }
    }

    private void Add(object?[] values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case null:
                    Tag('0');
                    break;
                case string text:
                    Tag('s');
                    Add(text);
                    break;
                case bool flag:
                    Tag(flag ? 't' : 'f');
                    break;
                case long integer:
                    Tag('i');
                    Add(integer);
                    break;
                case double number:
                    Tag('d');
                    Add(BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number));
                    break;
                case DateOnly date:
                    Tag('y');
                    Add((long)date.DayNumber);
                    break;
                case string[] list:
                    Tag('l');
                    Add((long)list.Length);
                    foreach (var item in list)
                    {
                        Add(item);
                    }

                    break;
                default:
                    throw new ArgumentException($"A bundle has no values of type {value.GetType().Name}.", nameof(values));
            }
        }
    }

    private void Tag(char tag) => _hash.AppendData([(byte)tag]);

    private void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    private void Add(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < most)
        {
            _buffer = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(text, _buffer);
        Add((long)length);
        _hash.AppendData(_buffer, 0, length);
    }
}
