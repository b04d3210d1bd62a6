using System.Text;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>Makes keys of a request's values, once for all rows.</summary>
internal static class ValuePreparation
{
    public static void Interval(PreparedValue prepared, KeyDomain domain, Comparison comparison, object value, bool fold)
    {
        if (comparison == Comparison.StartsWith)
        {
            Text(prepared, value, fold);
            (prepared.Least, prepared.Greatest) = ((TextDomain)domain).SeekPrefix(prepared.Needle);
            return;
        }

        var (least, greatest) = (long.MaxValue, long.MinValue);
        if (domain.TryEncode(Folded(value, fold), out var key))
        {
            (least, greatest) = comparison switch
            {
                Comparison.Equal => (key, key),
                Comparison.Greater => key == long.MaxValue ? (least, greatest) : (key + 1, long.MaxValue),
                Comparison.GreaterOrEqual => (key, long.MaxValue),
                Comparison.Less => key == long.MinValue ? (least, greatest) : (long.MinValue, key - 1),
                Comparison.LessOrEqual => (long.MinValue, key),
                _ => throw UnknownNode.Of(comparison),
            };
        }

        (prepared.Least, prepared.Greatest) = (least, greatest);
    }

    public static void Set(PreparedValue prepared, KeyDomain domain, object?[] values, bool fold)
    {
        if (prepared.Keys.Length < values.Length)
        {
            prepared.Keys = new long[values.Length];
        }

        (prepared.KeyCount, prepared.Flag) = (0, false);
        foreach (var value in values)
        {
            if (value is null)
            {
                prepared.Flag = true;
            }
            else if (domain.TryEncode(Folded(value, fold), out var key))
            {
                prepared.Keys[prepared.KeyCount++] = key;
            }
        }

        prepared.Keys.AsSpan(0, prepared.KeyCount).Sort();
    }

    public static void Text(PreparedValue prepared, object value, bool fold)
    {
        var text = (string)Folded(value, fold);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (prepared.Text.Length < most)
        {
            prepared.Text = new byte[most];
        }

        prepared.TextLength = Encoding.UTF8.GetBytes(text, prepared.Text);
    }

    private static object Folded(object value, bool fold) => fold ? FullLowerCase.Of((string)value) : value;
}
