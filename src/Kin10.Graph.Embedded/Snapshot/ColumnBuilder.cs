using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes columns of a bundle's values.</summary>
internal static class ColumnBuilder
{
    private static readonly byte[][] BooleanJson = ["false"u8.ToArray(), "true"u8.ToArray()];

    public static Column Build(Property property, object?[][] rows, int position, Dictionary<string, EnumDomain> enums)
    {
        if (!property.IsList)
        {
            return Plain(property, Values<object>(rows, position), enums);
        }

        var starts = new int[rows.Length + 1];
        var items = new List<object?>();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row][position] is System.Collections.IEnumerable list)
            {
                foreach (var item in list)
                {
                    items.Add(item);
                }
            }

            starts[row + 1] = items.Count;
        }

        return new ListColumn(starts, Plain(property, items, enums));
    }

    public static T?[] Values<T>(object?[][] rows, int position)
        where T : class => Array.ConvertAll(rows, row => (T?)row[position]);

    private static Column Plain(Property property, IReadOnlyList<object?> values, Dictionary<string, EnumDomain> enums)
    {
        if (property.Kind is ScalarKind.String or ScalarKind.Id)
        {
            return new TextColumn([.. values.Select(value => (string?)value)]);
        }

        var known = KnownMask.Of(values, value => value is not null);
        switch (property.Kind)
        {
            case ScalarKind.Long:
                return new LongColumn([.. values.Select(value => value is long integer ? integer : 0)], known);
            case ScalarKind.Int:
                return new IntColumn([.. values.Select(value => value is long integer ? checked((int)integer) : 0)], known, KeyDomain.Integer);
            case ScalarKind.LocalDate:
                return new IntColumn([.. values.Select(value => value is DateOnly date ? date.DayNumber : 0)], known, KeyDomain.Date);
            case ScalarKind.Float:
                // Minus zero is zero, in print and in every comparison.
                return new DoubleColumn([.. values.Select(value => value is double number and not 0 ? number : 0)], known);
            case ScalarKind.Boolean:
                return new SmallColumn([.. values.Select(value => (ushort)(value is true ? 1 : 0))], known, KeyDomain.Boolean, BooleanJson);
            default:
                var domain = enums[property.Enum!.Name];
                ushort[] keys = [.. values.Select(value => value is string name ? Code(domain, property, name) : (ushort)0)];
                return new SmallColumn(keys, known, domain, domain.JsonByKey());
        }
    }

    private static ushort Code(EnumDomain domain, Property property, string name) => domain.CodeOf(name) is var code and >= 0
        ? checked((ushort)(2 * code))
        : throw new ArgumentException($"{property}: {property.Enum!.Name} has no value {name}.", nameof(name));
}

/// <summary>The order of strings by code point, which UTF-16 code units do not have beyond U+FFFF.</summary>
internal static class CodePoints
{
    public static int Compare(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        // Surrogates stand for code points above all others.
        var (a, b) = (x[common], y[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
