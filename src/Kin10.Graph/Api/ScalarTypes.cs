using System.Diagnostics;
using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Scalars, and the names of property types.</summary>
internal sealed class ScalarTypes(ApiSchemaGenerator api)
{
    public const string LongName = "Long";
    public const string LocalDateName = "LocalDate";
    public const string DateTimeName = "DateTime";

    /// <summary>The scalar of points in time.</summary>
    public string DateTime() => api.Text.Ensure(
        SchemaPart.Common,
        "scalar",
        DateTimeName,
        null,
        "A point in time in UTC, for example `2021-11-23T18:05:00Z`: the date-time of RFC 3339.",
        _ => { },
        "@specifiedBy(url: \"https://www.rfc-editor.org/rfc/rfc3339#section-5.6\")");

    /// <summary>The type of a property's value, or of an item of its list, without non-null.</summary>
    public string Item(Property property) => property.Kind switch
    {
        ScalarKind.Id => "ID",
        ScalarKind.Enum => api.Types.Enum(property.Enum!),
        _ => Name(property.Kind),
    };

    /// <summary>The type of a property's field.</summary>
    public string Of(Property property) => (property.IsList ? $"[{Item(property)}!]" : Item(property)) + (property.IsRequired ? "!" : "");

    /// <summary>The name of a scalar, which is defined where GraphQL does not have it.</summary>
    public string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Long => api.Text.Ensure(
            SchemaPart.Common,
            "scalar",
            LongName,
            null,
            "A whole number of 64 bits, from -9223372036854775808 to 9223372036854775807; a number in JSON. Some languages read "
            + "such numbers exactly only up to 9007199254740991.",
            _ => { }),
        ScalarKind.LocalDate => api.Text.Ensure(
            SchemaPart.Common,
            "scalar",
            LocalDateName,
            null,
            "A day without time or time zone, for example `2021-11-23`: the full-date of RFC 3339.",
            _ => { },
            "@specifiedBy(url: \"https://www.rfc-editor.org/rfc/rfc3339#section-5.6\")"),
        ScalarKind.String or ScalarKind.Boolean or ScalarKind.Int or ScalarKind.Float => kind.ToString(),
        _ => throw new UnreachableException($"A scalar of the kind {kind}."),
    };
}
