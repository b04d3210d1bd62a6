using System.Buffers;
using Kin10.Bolt.PackStream;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>
/// The rows of a page as they were fetched: from the page's end where it is taken from there, with one more behind them where somebody
/// asks whether there is more.
/// </summary>
internal ref struct RowList
{
    private readonly ReadOnlySpan<byte> _rows;
    private readonly bool _isBackward;
    private int[]? _offsets;
    private PackStreamReader _at;
    private int _next;

    /// <param name="rows">The rows, one behind the other.</param>
    /// <param name="fetched">How many.</param>
    /// <param name="size">How many the page may have.</param>
    /// <param name="isBackward">Whether they were fetched from the end.</param>
    public RowList(ReadOnlySpan<byte> rows, int fetched, int size, bool isBackward)
    {
        _rows = rows;
        _isBackward = isBackward;
        _at = new PackStreamReader(rows);
        Count = Math.Min(fetched, size);
        HasMore = fetched > size;
    }

    /// <summary>How many rows the page has.</summary>
    public int Count { get; }

    /// <summary>Whether there was one more than the page may have.</summary>
    public bool HasMore { get; }

    /// <summary>A reader that stands at a row of the page.</summary>
    public PackStreamReader At(int index)
    {
        if (_isBackward)
        {
            return new PackStreamReader(_rows[Offset(Count - 1 - index)..]);
        }

        if (index < _next)
        {
            _at = new PackStreamReader(_rows);
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

    /// <summary>Gives back what it rented.</summary>
    public void Dispose()
    {
        if (_offsets is not null)
        {
            ArrayPool<int>.Shared.Return(_offsets);
            _offsets = null;
        }
    }

    private int Offset(int fetched)
    {
        if (_offsets is null)
        {
            _offsets = ArrayPool<int>.Shared.Rent(Count);
            var reader = new PackStreamReader(_rows);
            for (var i = 0; i < Count; i++)
            {
                _offsets[i] = reader.Position;
                reader.Skip();
            }
        }

        return _offsets[fetched];
    }
}
