using Kin10.Bolt.PackStream;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>Reads the items of a list by position. Items that are asked for in order are skipped once.</summary>
internal ref struct ListReader
{
    private readonly PackStreamReader _first;
    private PackStreamReader _at;
    private int _next;

    /// <summary>Reads a list from its header.</summary>
    public ListReader(PackStreamReader reader)
    {
        Count = reader.ReadListHeader();
        _first = reader;
        _at = reader;
    }

    public int Count { get; }

    /// <summary>A reader at an item.</summary>
    public PackStreamReader At(int index)
    {
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

    /// <summary>Says that an item has been read to its end.</summary>
    public void Passed(int index, PackStreamReader end)
    {
        if (index >= _next)
        {
            _at = end;
            _next = index + 1;
        }
    }
}
