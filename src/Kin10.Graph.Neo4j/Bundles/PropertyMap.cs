using Kin10.Bolt.PackStream;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>The properties of a node or relationship, between a bundle's rows and the database's maps.</summary>
internal static class PropertyMap
{
    private static readonly long FirstDay = BoltDate.From(DateOnly.MinValue).Days;
    private static readonly long LastDay = BoltDate.From(DateOnly.MaxValue).Days;

    /// <summary>What the database is to hold. A missing value has no entry, nor has an empty list.</summary>
    public static Dictionary<string, object?> Of(IReadOnlyList<Property> properties, object?[] values)
    {
        var map = new Dictionary<string, object?>(properties.Count);
        for (var i = 0; i < properties.Count; i++)
        {
            if (values[i] is not (null or string[] { Length: 0 }))
            {
                // Neo4j orders -0 before 0, and calls neither at least the other.
                map.Add(properties[i].Name, values[i] is double number ? number + 0.0 : values[i]);
            }
        }

        return map;
    }

    /// <summary>
    /// What the database holds, for a comparison: values as bundles have them where the model allows them, else as they came.
    /// </summary>
    /// <param name="properties">The properties of the type.</param>
    /// <param name="held">What the database holds.</param>
    /// <param name="unknown">What it holds beyond them and the time of its import; null where there is nothing.</param>
    public static object?[] ToHeldRow(
        IReadOnlyList<Property> properties, IReadOnlyDictionary<string, object?> held, out IReadOnlyList<PropertyChange>? unknown)
    {
        var (values, known) = (new object?[properties.Count], 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (held.TryGetValue(properties[i].Name, out var value))
            {
                known++;
                values[i] = (properties[i], value) switch
                {
                    // The database holds no empty lists: one that somebody made is to go.
                    ({ IsList: true }, IReadOnlyList<object?> { Count: > 0 }) => List(value) ?? value,
                    ({ IsList: false, Kind: ScalarKind.LocalDate }, BoltDate) => Scalar(ScalarKind.LocalDate, value) ?? value,
                    _ => value,
                };
            }
        }

        known += held.ContainsKey(ImportTraces.UpdatedAt) ? 1 : 0;
        unknown = known == held.Count ? null : [.. held
            .Where(pair => pair.Key != ImportTraces.UpdatedAt && properties.All(property => property.Name != pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new PropertyChange(pair.Key, pair.Value, null))];
        return values;
    }

    /// <summary>A row of a bundle, without what is derived.</summary>
    /// <param name="owner">The name of the type, for messages.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="held">What the database holds.</param>
    /// <param name="id">Of which node or relationship, for messages.</param>
    /// <exception cref="GraphStoreException">The database holds what the model does not allow.</exception>
    public static object?[] ToRow(string owner, IReadOnlyList<Property> properties, IReadOnlyDictionary<string, object?> held, string id)
    {
        var values = new object?[properties.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var property = properties[i];
            if (property.IsDerived)
            {
                continue;
            }

            var value = held.GetValueOrDefault(property.Name);
            values[i] = property.IsList ? List(value) : Scalar(property.Kind, value);
            if (values[i] is null && (value is not null || property.IsRequired || property.IsList))
            {
                throw new GraphStoreException(
                    $"{owner}.{property} of {id} is {(value is null ? "missing" : "of a wrong type")} in the database; "
                    + $"the model wants {property.Kind}. "
                    + "Correct it there, or import a bundle.",
                    isTransient: false);
            }
        }

        return values;
    }

    private static string[]? List(object? value) => value switch
    {
        null => [],
        IReadOnlyList<object?> items when items.All(item => item is string) => [.. items.Select(item => (string)item!)],
        _ => null,
    };

    private static object? Scalar(ScalarKind kind, object? value) => (kind, value) switch
    {
        (ScalarKind.Boolean, bool) => value,
        (ScalarKind.Int, long and >= int.MinValue and <= int.MaxValue) => value,
        (ScalarKind.Long, long) => value,
        (ScalarKind.Float, double number) when double.IsFinite(number) => value,
        (ScalarKind.Float, long integer) => (double)integer,
        (ScalarKind.LocalDate, DateOnly) => value,
        (ScalarKind.LocalDate, BoltDate date) when date.Days >= FirstDay && date.Days <= LastDay => date.ToDateOnly(),
        (ScalarKind.Id or ScalarKind.String or ScalarKind.Enum, string) => value,
        _ => null,
    };
}
