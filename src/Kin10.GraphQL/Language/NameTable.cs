using System.Text;

namespace Kin10.GraphQL.Language;

/// <summary>
/// Gives a name's text without allocating where it was seen before: a direct-mapped table that starts with the names common in
/// documents and in which a later name takes the place of an earlier one with the same slot.
/// </summary>
internal readonly struct NameTable
{
    private const int Size = 256;

    private static readonly string?[] Common = CreateCommon();

    private readonly string?[] _slots;

    private NameTable(string?[] slots) => _slots = slots;

    public static NameTable Create() => new((string?[])Common.Clone());

    public string Get(ReadOnlySpan<byte> name)
    {
        ref var slot = ref _slots[Slot(name)];
        if (slot is { } known && Ascii.Equals(name, known))
        {
            return known;
        }

        return slot = Encoding.ASCII.GetString(name);
    }

    private static int Slot(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        hash = (hash * 31) + name[0];
        hash = (hash * 31) + name[name.Length / 2];
        hash = (hash * 31) + name[^1];
        return (int)(hash % Size);
    }

    private static string?[] CreateCommon()
    {
        var slots = new string?[Size];
        foreach (var name in (ReadOnlySpan<string>)
        [
            "__typename", "id", "ID", "name", "String", "Int", "Float", "Boolean", "node", "nodes", "edges", "cursor", "pageInfo",
            "hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "totalCount", "first", "last", "after", "before", "where",
            "order", "ASC", "DESC", "eq", "neq", "in", "nin", "gt", "gte", "lt", "lte", "and", "or", "not", "some", "none", "all",
            "any", "count", "sum", "min", "max", "avg", "aggregate", "groupBy", "key", "contains", "include", "skip", "if",
            "__schema", "__type", "type", "kind", "fields", "args", "ofType", "description", "isDeprecated", "deprecationReason",
        ])
        {
            slots[Slot(Encoding.ASCII.GetBytes(name))] = name;
        }

        return slots;
    }
}
