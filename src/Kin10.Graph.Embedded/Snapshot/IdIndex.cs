using System.Text;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>All nodes by id. A node's ordinal is the rank of its id among all ids, so that ordinals order as ids do.</summary>
internal sealed class IdIndex : TextDomain
{
    private const int StackLimit = 512;
    private readonly TextColumn[] _ids;
    private readonly int[] _bases;
    private readonly ushort[] _typeOf;
    private readonly HashedPlaces _nodes;

    /// <param name="ids">The ids of each type, in order.</param>
    /// <param name="bases">The ordinal of each type's first node.</param>
    /// <param name="typeOf">Each node's type.</param>
    public IdIndex(TextColumn[] ids, int[] bases, ushort[] typeOf)
    {
        (_ids, _bases, _typeOf) = (ids, bases, typeOf);
        _nodes = new(typeOf.Length);
        for (var node = 0; node < typeOf.Length; node++)
        {
            _nodes.Add(HashedPlaces.Hash(Text(node)), node);
        }
    }

    public override int Count => _typeOf.Length;

    public override ReadOnlySpan<byte> Text(int rank)
    {
        var type = _typeOf[rank];
        return _ids[type].Utf8(rank - _bases[type]);
    }

    /// <summary>The node of that id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        var hash = HashedPlaces.Hash(utf8);
        var slot = _nodes.Begin(hash);
        while (_nodes.TryNext(hash, ref slot, out var node))
        {
            if (HashedPlaces.AreEqual(Text(node), utf8))
            {
                return node;
            }
        }

        return -1;
    }

    /// <summary>The node of that id, or -1.</summary>
    public int Find(string id)
    {
        var most = Encoding.UTF8.GetMaxByteCount(id.Length);
        Span<byte> utf8 = most <= StackLimit ? stackalloc byte[StackLimit] : new byte[most];
        return Find(utf8[..Encoding.UTF8.GetBytes(id, utf8)]);
    }

    public override long Seek(ReadOnlySpan<byte> utf8)
    {
        var node = Find(utf8);
        return node >= 0 ? 2L * node : base.Seek(utf8);
    }

    public override void AddTo(CursorWriter cursor, long key) => cursor.AddId(Text((int)(key >> 1)));

    public override void Write(long key, GraphQL.Response.ResponseWriter writer)
    {
        var type = _typeOf[key >> 1];
        writer.Raw(_ids[type].Json((int)(key >> 1) - _bases[type]));
    }
}

/// <summary>The ids of one type as a property of its nodes: the key is the node's ordinal, doubled.</summary>
internal sealed class IdColumn(TextColumn texts, int firstNode) : JsonColumn
{
    private IdIndex? _index;

    public override int Count => texts.Count;

    public override KeyDomain Domain => _index ?? throw new InvalidOperationException("The snapshot is not complete yet.");

    public TextColumn Texts => texts;

    public void Attach(IdIndex index) => _index = index;

    public override bool TryGetKey(int row, out long key)
    {
        key = 2L * (firstNode + row);
        return true;
    }

    public override ReadOnlySpan<byte> Json(int row) => texts.Json(row);

    public override object? GetValue(int row) => texts.GetValue(row);
}
