using System.Security.Cryptography;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Digests of a model and of a whole graph: equal exactly when what they are of is equal.</summary>
internal sealed class ContentHash : IDisposable
{
    // Many small pieces are hashed as one.
    private const int PieceBytes = 1 << 16;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CanonicalWriter _piece = new();

    /// <summary>The digest of what a model means for stored data: types, properties and ends, but no descriptions.</summary>
    public static string Of(GraphModel model)
    {
        using var hash = new ContentHash();
        hash._piece.AddBare(model.Name);
        hash._piece.AddBare(model.Version);
        foreach (var type in model.NodeTypes)
        {
            hash._piece.AddBare($"node {type.Name}");
            hash.Add(type.Properties);
        }

        foreach (var type in model.RelationshipTypes)
        {
            var (from, to) = (string.Join('|', type.From), string.Join('|', type.To));
            hash._piece.AddBare($"relationship {type.Name} {from} {to} {type.IsDirected}");
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
                hash._piece.AddBare(row.From);
                hash._piece.AddBare(row.To);
                hash.Add(row.Values);
            }
        }

        return hash.End();
    }

    /// <summary>A table begins: all of its rows follow, in order.</summary>
    public void Begin(string typeName, long rows)
    {
        _piece.AddBare(typeName);
        _piece.AddBare(rows);
    }

    /// <summary>Adds rows as a <see cref="CanonicalWriter"/> wrote them: the ends of each relationship, and the values.</summary>
    public void Add(ReadOnlySpan<byte> rows)
    {
        Flush();
        _hash.AppendData(rows);
    }

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
            _piece.AddBare($"{property.Name} {property.Kind} {values} {property.IsList} {property.IsRequired}");
        }
    }

    private void Add(object?[] values)
    {
        foreach (var value in values)
        {
            _piece.Add(value);
        }

        if (_piece.Length >= PieceBytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _hash.AppendData(_piece.Written);
        _piece.Clear();
    }
}
