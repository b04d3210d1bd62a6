using System.Globalization;
using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Tests.Oracle;
using Kin10.Testing;


namespace Kin10.GraphQL.Tests.Response;

public class JsonTextTests
{
    // RFC 8785, appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void FormatNumber_AppendixSample_IsAsPrinted(string bits, string expected) => Assert.Equal(expected, Format(Double(bits)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void FormatNumber_NotFinite_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Format(value));

    [RequiresFact("npm")]
    public async Task FormatNumber_ManyDoubles_PrintsAsEcmaScript()
    {
        var bits = Doubles().Select(value => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture))
            .ToArray();

        var expected = await NodeOracle.RunAsync<string[], string[]>("numbers.mjs", bits);

        Assert.Equal(expected, bits.Select(item => Format(Double(item))));
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\"\\/", "\"\\\"\\\\/\"")]
    [InlineData("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("a\"\u00e9\u2028\U0001F600\"b", "\"a\\\"\u00e9\u2028\U0001F600\\\"b\"")]
    public void Encode_String_EscapesOnlyWhatJsonRequires(string value, string expected)
    {
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonText.Encode(value)));
        Assert.Equal(expected, EncodeUtf8(value));
    }

    // Sixteen bytes are looked at together: each byte at each place among them, and each length of the rest.
    [Fact]
    public void Encode_Utf8WithAnyByteAtAnyPlace_IsAsTheString()
    {
        for (var length = 1; length <= 36; length++)
        {
            for (var place = 0; place < length; place++)
            {
                for (var code = 0; code < 0x100; code++)
                {
                    var value = string.Create(length, (place, code), static (text, at) =>
                    {
                        text.Fill('!');
                        text[at.place] = (char)at.code;
                    });
                    Assert.Equal(Encoding.UTF8.GetString(JsonText.Encode(value)), EncodeUtf8(value));
                }
            }
        }
    }

    [Fact]
    public void Encode_LoneSurrogate_BecomesReplacementCharacter() =>
        Assert.Equal("\"a\ufffdb\"", Encoding.UTF8.GetString(JsonText.Encode("a\ud800b")));

    [Fact]
    public void Encode_EveryCodeUnitBelowSurrogates_ReadsBack()
    {
        var text = new string([.. Enumerable.Range(0, 0xd800).Select(i => (char)i)]);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(JsonText.Encode(text)));
    }

    private static string EncodeUtf8(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        var target = new byte[(utf8.Length * 6) + 2];
        return Encoding.UTF8.GetString(target, 0, JsonText.Encode(utf8, target));
    }

    private static string Format(double value)
    {
        Span<byte> target = stackalloc byte[32];
        return Encoding.ASCII.GetString(target[..JsonText.FormatNumber(value, target)]);
    }

    private static double Double(string bits) =>
        BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static IEnumerable<double> Doubles()
    {
        var random = new Random(8785);
        for (var i = 0; i < 40_000; i++)
        {
            var any = BitConverter.UInt64BitsToDouble((ulong)random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(any))
            {
                yield return any;
            }

            yield return Math.Round(random.NextDouble() * 1e6, random.Next(0, 6));
            yield return random.NextInt64();
            yield return BitConverter.UInt64BitsToDouble((ulong)random.NextInt64(0, 1L << 52));
        }

        for (var exponent = -330; exponent <= 308; exponent++)
        {
            var power = double.Parse($"1e{exponent}", CultureInfo.InvariantCulture);
            yield return power;
            yield return -power;
            yield return Math.BitIncrement(power);
            yield return Math.BitDecrement(power);
            yield return Math.ScaleB(1, exponent * 3);
        }
    }
}
