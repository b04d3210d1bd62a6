using System.Buffers;
using Kin10.Bolt.PackStream;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>
/// The rows of a page as they were fetched: from the page's end where it is taken from there, with one more row where the operation
/// asks whether there are more.
/// </summary>
internal ref struct RowList
{
    private readonly PackStreamReader _first;
    private readonly PackStreamReader _end;
    private readonly ReadOnlySpan<byte> _backward;
    private readonly bool _isBackward;
    private readonly int _fetched;
    private int[]? _offsets;
    private PackStreamReader _at;
    private int _next;

    /// <summary>Rows that are the records of a result.</summary>
    /// <param name="rows">The rows, one behind the other.</param>
    /// <param name="fetched">How many.</param>
    /// <param name="size">How many the page may have.</param>
    /// <param name="isBackward">Whether they were fetched from the end.</param>
    public RowList(ReadOnlySpan<byte> rows, int fetched, int size, bool isBackward)
        : this(new PackStreamReader(rows), fetched, size)
    {
        _isBackward = isBackward;
        _backward = rows;
    }

    /// <summary>Rows that are a list within a record.</summary>
    /// <param name="list">A reader at the list.</param>
    /// <param name="size">How many the page may have.</param>
    /// <param name="isBackward">Whether they were fetched from the end.</param>
    public RowList(PackStreamReader list, int size, bool isBackward)
        : this(AfterHeader(list, out var fetched), fetched, size)
    {
        if (isBackward)
        {
            var header = _first.Position - list.Position;
            _isBackward = true;
            _backward = list.ReadRaw()[header..];
            _end = list;
        }
    }

    private RowList(PackStreamReader first, int fetched, int size)
    {
        _first = first;
        _at = first;
        _fetched = fetched;
        Count = Math.Min(fetched, size);
        HasMore = fetched > size;
    }

    /// <summary>How many rows the page has.</summary>
    public int Count { get; }

    /// <summary>Whether there was one more than the page may have.</summary>
    public bool HasMore { get; }

    /// <summary>Whether the page has been read to its end, so that <see cref="End"/> is near.</summary>
    public readonly bool IsPassed => _next > 0 && _next == Count;

    /// <summary>A reader at a row of the page.</summary>
    public PackStreamReader At(int index)
    {
        if (_isBackward)
        {
            return new PackStreamReader(_backward[Offset(Count - 1 - index)..]);
        }

        if (index < _next)
        {
            _at = _first;
            _next = 0;
        }

        for (; _next < index; _next++)
        {
            _at.Skip();
        }

        return _at;
    }

    /// <summary>Says that a row has been read to its end.</summary>
    public void Passed(int index, PackStreamReader end)
    {
        if (!_isBackward)
        {
            _at = end;
            _next = index + 1;
        }
    }

    /// <summary>A reader behind all rows of a list, also behind those that are not of the page.</summary>
    public readonly PackStreamReader End()
    {
        var end = _isBackward ? _end : _at;
        for (var i = _next; i < _fetched && !_isBackward; i++)
        {
            end.Skip();
        }

        return end;
    }

    /// <summary>Gives back what it rented.</summary>
    public void Dispose()
    {
        if (_offsets is not null)
        {
            ArrayPool<int>.Shared.Return(_offsets);
            _offsets = null;
        }
    }

    private static PackStreamReader AfterHeader(PackStreamReader list, out int count)
    {
        count = list.ReadListHeader();
        return list;
    }

    private int Offset(int fetched)
    {
        if (_offsets is null)
        {
            _offsets = ArrayPool<int>.Shared.Rent(Count);
            var reader = new PackStreamReader(_backward);
            for (var i = 0; i < Count; i++)
            {
                _offsets[i] = reader.Position;
                reader.Skip();
            }
        }

        return _offsets[fetched];
    }
}
