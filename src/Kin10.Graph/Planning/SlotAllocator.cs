using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Numbers the values of a plan in the order in which its text mentions them.</summary>
internal sealed class SlotAllocator
{
    private readonly ImmutableArray<Slot>.Builder _slots = ImmutableArray.CreateBuilder<Slot>();

    public int Scalar(ArgumentValue value, Place place) => Add(new Slot(SlotKind.Scalar, value, -1, place.ToString()));

    public int List(ArgumentValue value, Place place) => Add(new Slot(SlotKind.List, InputValues.Simplify(value), -1, place.ToString()));

    public int Search(ArgumentValue value, ImmutableArray<NodeType> types, Place place) =>
        Add(new Slot(SlotKind.Search, value, -1, place.ToString()) { Types = types });

    public int ChangeCursor(ArgumentValue value, Place place) => Add(new Slot(SlotKind.ChangeCursor, value, -1, place.ToString()));

    public int PageSize(ArgumentValue value, int connection, Place place) =>
        Add(new Slot(SlotKind.PageSize, value, connection, place.ToString()));

    public int Bounded(ArgumentValue value, int most, Place place) =>
        Add(new Slot(SlotKind.Bounded, value, -1, place.ToString(), most));

    public int Cursor(ArgumentValue value, int connection, Place place) =>
        Add(new Slot(SlotKind.Cursor, value, connection, place.ToString()));

    public ImmutableArray<Slot> ToImmutable() => _slots.ToImmutable();

    private int Add(Slot slot)
    {
        _slots.Add(slot);
        return _slots.Count - 1;
    }
}
