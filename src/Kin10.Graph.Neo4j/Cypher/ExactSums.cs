using System.Globalization;
using Kin10.Graph.Neo4j.Records;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Sums and averages of integers in filters and orders, exact whatever their size: each value is added as two halves, which cannot
/// overflow. The same results as <see cref="Graph.Results.IntegerSum"/> and <see cref="Graph.Results.FloatSum"/> give.
/// </summary>
internal static class ExactSums
{
    private const string Least = "(-9223372036854775807 - 1)";
    private const string Greatest = "9223372036854775807";
    private const string GreatestFloat = "1.7976931348623157E308";

    private static readonly string Half = AggregateDecoder.Half.ToString(CultureInfo.InvariantCulture);

    /// <summary>The upper half of an integer.</summary>
    public static string High(string value) => $"{value} / {Half}";

    /// <summary>The lower half of an integer, of its sign.</summary>
    public static string Low(string value) => $"{value} % {Half}";

    /// <summary>The sum of some halves; past 64 bits the end of their range.</summary>
    public static string Clamped(StatementContext context, string high, string low) => Normalised(context, high, low, (upper, lower) =>
        $"CASE WHEN {upper} > 2147483647 THEN {Greatest} WHEN {upper} < -2147483648 THEN {Least} ELSE {upper} * {Half} + {lower} END");

    /// <summary>A sum of floats; past the range of a double the end of the range.</summary>
    public static string Clamped(StatementContext context, string sum) => Let(context, sum, value =>
        $"CASE WHEN {value} > {GreatestFloat} THEN {GreatestFloat} WHEN {value} < -{GreatestFloat} THEN -{GreatestFloat} ELSE {value} END");

    /// <summary>
    /// The sum of some halves divided by their count, rounded once to the nearest double, ties to even; null for nothing.
    /// </summary>
    public static string Average(StatementContext context, string high, string low, string count) =>
        Normalised(context, high, low, (upper, lower) =>
        {
            var magnitude = $"CASE WHEN {lower} = 0 THEN [-{upper}, 0] ELSE [-{upper} - 1, {Half} - {lower}] END";
            var negative = Quotient(context, magnitude, count);

            // Below 2^53 the sum is a double, and only the division rounds.
            return $"CASE WHEN {count} = 0 THEN null "
                + $"WHEN -2097152 <= {upper} AND {upper} < 2097152 THEN toFloat({upper} * {Half} + {lower}) / {count} "
                // Nothing but the least integer: its magnitude is past 64 bits.
                + $"WHEN {upper} = -2147483648 * {count} THEN -9223372036854775808.0 "
                + $"WHEN {upper} < 0 THEN -1 * {negative} ELSE {Quotient(context, $"[{upper}, {lower}]", count)} END";
        });

    // Long division of a magnitude of 2^53 or more, by fewer than 2^29: a quotient of at least 55 bits, whose last bit says whether
    // there is a remainder, is rounded once when it becomes a double; the scale is a power of two.
    private static string Quotient(StatementContext context, string halves, string count) =>
        Let(context, halves, dividend =>
        Let(context, $"[{dividend}[0] / {count}, {dividend}[0] % {count} * {Half} + {dividend}[1]]", first =>
        Let(context, $"[{first}[0] * {Half} + {first}[1] / {count}, {first}[1] % {count}]", whole =>
        Let(context, $"CASE WHEN {whole}[0] < {1L << 31} THEN {1L << 32} WHEN {whole}[0] < {1L << 39} THEN {1 << 24} "
            + $"WHEN {whole}[0] < {1L << 47} THEN {1 << 16} WHEN {whole}[0] < {1L << 55} THEN {1 << 8} ELSE 1 END", scale =>
        Let(context, $"[{whole}[0] * {scale} + {whole}[1] * {scale} / {count}, {whole}[1] * {scale} % {count}]", bits =>
            $"toFloat(CASE WHEN {bits}[1] > 0 AND {bits}[0] % 2 = 0 THEN {bits}[0] + 1 ELSE {bits}[0] END) / {scale}")))));

    // A sum of lower halves may be negative, and may be longer than a half.
    private static string Normalised(StatementContext context, string high, string low, Func<string, string, string> use) =>
        Let(context, $"({low} % {Half} + {Half}) % {Half}", lower =>
        Let(context, $"{high} + ({low} - {lower}) / {Half}", upper => use(upper, lower)));

    // A name for a value inside an expression.
    private static string Let(StatementContext context, string value, Func<string, string> use)
    {
        var name = context.Variable('t');
        return $"[{name} IN [{value}] | {use(name)}][0]";
    }
}
