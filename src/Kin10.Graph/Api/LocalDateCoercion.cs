using System.Globalization;

namespace Kin10.Graph.Api;

/// <summary>LocalDate: a string, <c>yyyy-MM-dd</c> and nothing else; a <see cref="DateOnly"/>.</summary>
internal sealed class LocalDateCoercion()
    : TextCoercion(ScalarTypes.LocalDateName, "a day written as \"yyyy-MM-dd\", for example \"2021-11-23\"")
{
    protected override object? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
