using System.Globalization;
using System.Text;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.Support;

/// <summary>
/// Random values of every type, the sizes at which encodings change included; and a text that is equal for equal values.
/// </summary>
internal sealed class RandomValues(int seed)
{
    private static readonly long[] Integers =
    [
        0, 1, -1, 127, 128, -16, -17, -128, -129, short.MaxValue, short.MaxValue + 1L, short.MinValue, short.MinValue - 1L,
        int.MaxValue, int.MaxValue + 1L, int.MinValue, int.MinValue - 1L, long.MaxValue, long.MinValue,
    ];

    private static readonly double[] Floats =
        [0, -0.0, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];

    private readonly Random _random = new(seed);

    public object? Next(int depth)
    {
        switch (_random.Next(depth > 0 ? 22 : 16))
        {
            case 0:
                return null;
            case 1:
                return _random.Next(2) == 0;
            case 2 or 3:
                return Integer();
            case 4:
                return Floats[_random.Next(Floats.Length)];
            case 5:
                var bytes = new byte[Size(300)];
                _random.NextBytes(bytes);
                return bytes;
            case 6 or 7:
                return Text();
            case 8:
                return new BoltDate(Integer());
            case 9:
                return new BoltTime(Integer(), (int)(Integer() % 64800));
            case 10:
                return new BoltLocalTime(Integer());
            case 11:
                return new BoltDateTime(Integer(), _random.Next(1_000_000_000), _random.Next(-64800, 64800));
            case 12:
                return new BoltDateTimeZoneId(Integer(), _random.Next(1_000_000_000), "Europe/Paris");
            case 13:
                return new BoltLocalDateTime(Integer(), _random.Next(1_000_000_000));
            case 14:
                return new BoltDuration(Integer(), Integer(), Integer(), _random.Next(-999_999_999, 1_000_000_000));
            case 15:
                return _random.Next(2) == 0 ? new BoltPoint2D(7203, 1.5, -2) : new BoltPoint3D(9157, 0, 1e300, 3);
            case 16 or 17:
                return Enumerable.Range(0, Size(20)).Select(_ => Next(depth - 1)).ToArray();
            case 18:
                return Map(depth);
            case 19:
                return Node(depth);
            case 20:
                return new BoltRelationship(1, 2, 3, Text(), Map(depth), Text(), Text(), Text());
            default:
                return new BoltPath(
                    [Node(depth), Node(depth)],
                    [new BoltUnboundRelationship(Integer(), Text(), Map(depth), Text())],
                    [1, 1, -1, 0]);
        }
    }

    /// <summary>A text that two values share only if they are equal, structure by structure.</summary>
    public static string Describe(object? value)
    {
        var text = new StringBuilder();
        Describe(text, value);
        return text.ToString();
    }

    private static void Describe(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case byte[] bytes:
                text.Append('#').Append(Convert.ToHexString(bytes));
                break;
            case double number:
                text.Append(BitConverter.DoubleToInt64Bits(number).ToString("X16", CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> map:
                text.Append('{');
                foreach (var (key, item) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    Describe(text, key);
                    text.Append(':');
                    Describe(text, item);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case System.Collections.IEnumerable list:
                text.Append('[');
                foreach (var item in list)
                {
                    Describe(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case long or bool:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value.GetType().Name).Append('(');
                foreach (var property in value.GetType().GetProperties().Where(property => property.Name is not ("EqualityContract" or "Length")))
                {
                    Describe(text, property.GetValue(value) is int small ? (long)small : property.GetValue(value));
                    text.Append(',');
                }

                text.Append(')');
                break;
        }
    }

    private BoltNode Node(int depth) => new(Integer(), [Text(), Text()], Map(depth), Text());

    private Dictionary<string, object?> Map(int depth)
    {
        var map = new Dictionary<string, object?>();
        for (var i = Size(20); i > 0; i--)
        {
            map["key" + i] = Next(depth - 1);
        }

        return map;
    }

    private long Integer() => _random.Next(2) == 0 ? Integers[_random.Next(Integers.Length)] : _random.NextInt64();

    private string Text() => _random.Next(4) switch
    {
        0 => "",
        1 => new string('x', Size(300)),
        2 => "zażółć gęślą jaźń \U0001F600\0",
        _ => "name" + _random.Next(100),
    };

    private int Size(int most) => _random.Next(6) == 0 ? _random.Next(most) : _random.Next(4);
}
