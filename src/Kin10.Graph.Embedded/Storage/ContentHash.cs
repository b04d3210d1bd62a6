using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Digests of a model and of a whole graph: equal exactly when what they are of is equal.</summary>
internal sealed class ContentHash : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;

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
            hash.Begin(table.Type.Name, table.Rows.Count);
            foreach (var row in table.Rows)
            {
                hash.Add(row.Values);
            }
        }

        foreach (var table in bundle.Relationships)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Begin(table.Type.Name, table.Rows.Count);
            foreach (var row in table.Rows)
            {
                hash.Add(row.From);
                hash.Add(row.To);
                hash.Add(row.Values);
            }
        }

        return hash.End();
    }

    /// <summary>A table begins: all of its rows follow, in order.</summary>
    public void Begin(string typeName, long rows)
    {
        Add(typeName);
        Add(rows);
    }

    /// <summary>An end of a relationship, before its values.</summary>
    public void AddEnd(ReadOnlySpan<byte> utf8) => Add(utf8);

    /// <summary>A value that is missing.</summary>
    public void AddMissing() => Tag('0');

    /// <summary>A text, or the name of an enum's member.</summary>
    public void AddText(ReadOnlySpan<byte> utf8)
    {
        Tag('s');
        Add(utf8);
    }

    /// <summary>A boolean.</summary>
    public void AddBoolean(bool value) => Tag(value ? 't' : 'f');

    /// <summary>An integer.</summary>
    public void AddInteger(long value)
    {
        Tag('i');
        Add(value);
    }

    /// <summary>A number.</summary>
    public void AddNumber(double value)
    {
        Tag('d');
        Add(BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value));
    }

    /// <summary>A day.</summary>
    public void AddDate(DateOnly value)
    {
        Tag('y');
        Add((long)value.DayNumber);
    }

    /// <summary>A list, whose items follow.</summary>
    public void BeginList(int count)
    {
        Tag('l');
        Add((long)count);
    }

    /// <summary>An item of a list.</summary>
    public void AddItem(ReadOnlySpan<byte> utf8) => Add(utf8);

    /// <summary>The digest of all that was added.</summary>
    public string End()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

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
                    AddMissing();
                    break;
                case string text:
                    Tag('s');
                    Add(text);
                    break;
                case bool flag:
                    AddBoolean(flag);
                    break;
                case long integer:
                    AddInteger(integer);
                    break;
                case double number:
                    AddNumber(number);
                    break;
                case DateOnly date:
                    AddDate(date);
                    break;
                case string[] list:
                    BeginList(list.Length);
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

    private void Tag(char tag)
    {
        Reserve(1);
        _buffer[_length++] = (byte)tag;
    }

    private void Add(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(long);
    }

    private void Add(string text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Add(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Add(ReadOnlySpan<byte> utf8)
    {
        Add((long)utf8.Length);
        if (utf8.Length > _buffer.Length)
        {
            Flush();
            _hash.AppendData(utf8);
            return;
        }

        Reserve(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_length));
        _length += utf8.Length;
    }

    // Many small pieces are hashed as one.
    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        _length = 0;
    }
}
