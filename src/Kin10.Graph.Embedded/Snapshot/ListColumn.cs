using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Lists: the items of all rows one behind the other. A missing list is an empty one.</summary>
internal sealed class ListColumn(int[] starts, Column items) : Column
{
    /// <summary>The items; those of a row lie in <see cref="Range"/>.</summary>
    public Column Items => items;

    public override int Count => starts.Length - 1;

    public override KeyDomain Domain => items.Domain;

    public override bool IsComplete => true;

    public (int Start, int End) Range(int row) => (starts[row], starts[row + 1]);

    public override bool TryGetKey(int row, out long key) =>
        throw new InvalidOperationException("A list has no key; its items have.");

    public override void Write(int row, ResponseWriter writer)
    {
        writer.StartArray();
        for (var i = starts[row]; i < starts[row + 1]; i++)
        {
            items.Write(i, writer);
        }

        writer.EndArray();
    }

    public override object GetValue(int row)
    {
        var (start, end) = Range(row);
        var values = new string[end - start];
        for (var i = start; i < end; i++)
        {
            values[i - start] = (string)items.GetValue(i)!;
        }

        return values;
    }
}
