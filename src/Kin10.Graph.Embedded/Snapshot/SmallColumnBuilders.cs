using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes a <see cref="SmallColumn"/> of booleans.</summary>
internal sealed class BooleanColumnBuilder(int expected) : ColumnBuilder
{
    private static readonly byte[][] JsonByKey = ["false"u8.ToArray(), "true"u8.ToArray()];
    private GrowingArray<ushort> _keys = new(expected);
    private KnownMask.Builder _known;

    public override void AddMissing()
    {
        _keys.Add(0);
        _known.Add(false);
    }

    public override void Add(long integer)
    {
        _keys.Add((ushort)(integer != 0 ? 1 : 0));
        _known.Add(true);
    }

    public override Column Complete() => new SmallColumn(_keys.Complete(), _known.Complete(), KeyDomain.Boolean, JsonByKey);
}

/// <summary>Makes a <see cref="SmallColumn"/> of an enum.</summary>
internal sealed class EnumColumnBuilder(Property property, int expected, NameDomain domain) : ColumnBuilder
{
    private GrowingArray<ushort> _keys = new(expected);
    private KnownMask.Builder _known;
    private string? _problem;

    public override string? Problem => _problem;

    public override void AddMissing()
    {
        _keys.Add(0);
        _known.Add(false);
    }

    public override void Add(ReadOnlySpan<byte> utf8)
    {
        var code = domain.CodeOf(utf8);
        if (code < 0)
        {
            _problem ??= $"{property}: {property.Enum!.Name} has no value {Encoding.UTF8.GetString(utf8)}.";
            code = 0;
        }

        _keys.Add(checked((ushort)(2 * code)));
        _known.Add(true);
    }

    public override Column Complete() => new SmallColumn(_keys.Complete(), _known.Complete(), domain, domain.JsonByKey());
}

/// <summary>Makes a <see cref="ListColumn"/>.</summary>
internal sealed class ListColumnBuilder : ColumnBuilder
{
    private GrowingArray<int> _starts;
    private int _items;

    public ListColumnBuilder(ColumnBuilder items, int expected)
    {
        Items = items;
        _starts = new(checked(expected + 1));
        _starts.Add(0);
    }

    /// <summary>Takes the items of all rows.</summary>
    public ColumnBuilder Items { get; }

    public override string? Problem => Items.Problem;

    public override void AddMissing() => EndList(0);

    public override void Add(object? value)
    {
        if (value is not string[] items)
        {
            AddMissing();
            return;
        }

        foreach (var item in items)
        {
            Items.Add(item);
        }

        EndList(items.Length);
    }

    /// <summary>The row has a list of the items that were added last.</summary>
    /// <param name="count">How many.</param>
    public void EndList(int count) => _starts.Add(_items = checked(_items + count));

    public override Column Complete() => new ListColumn(_starts.Complete(), Items.Complete());
}
