using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

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
        switch (property.Kind)
        {
            case ScalarKind.String or ScalarKind.Id:
                return new TextColumn([.. values.Select(value => (string?)value)]);
            case ScalarKind.Long:
                return new LongColumn([.. values.Select(value => value is long integer ? integer : 0)], Known(values));
            case ScalarKind.Int:
                return new IntColumn(
                    [.. values.Select(value => value is long integer ? checked((int)integer) : 0)], Known(values), KeyDomain.Integer);
            case ScalarKind.LocalDate:
                return new IntColumn(
                    [.. values.Select(value => value is DateOnly date ? date.DayNumber : 0)], Known(values), KeyDomain.Date);
            case ScalarKind.Float:
                // Minus zero is zero, in print and in every comparison.
                return new DoubleColumn([.. values.Select(value => value is double number and not 0 ? number : 0)], Known(values));
            case ScalarKind.Boolean:
                ushort[] flags = [.. values.Select(value => (ushort)(value is true ? 1 : 0))];
                return new SmallColumn(flags, Known(values), KeyDomain.Boolean, BooleanJson);
            case ScalarKind.Enum:
                var domain = enums[property.Enum!.Name];
                ushort[] keys = [.. values.Select(value => value is string name ? Code(domain, property, name) : (ushort)0)];
                return new SmallColumn(keys, Known(values), domain, domain.JsonByKey());
            default:
                throw UnknownNode.Of(property.Kind);
        }
    }

    private static KnownMask Known(IReadOnlyList<object?> values) => KnownMask.Of(values, value => value is not null);

    private static ushort Code(EnumDomain domain, Property property, string name) => domain.CodeOf(name) is var code and >= 0
        ? checked((ushort)(2 * code))
        : throw new ArgumentException($"{property}: {property.Enum!.Name} has no value {name}.", nameof(name));
}
