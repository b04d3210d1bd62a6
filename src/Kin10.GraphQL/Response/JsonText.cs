using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Kin10.GraphQL.Response;

/// <summary>
/// JSON's text as this project writes it: strings with only the escapes that RFC 8259 requires, numbers as RFC 8785 has them. The
/// same bytes on every store.
/// </summary>
public static class JsonText
{
    /// <summary>A string with its quotes; a lone surrogate becomes U+FFFD.</summary>
    public static byte[] Encode(string value)
    {
        var buffer = new byte[(value.Length * 6) + 2];
        return buffer[..Encode(value, buffer)];
    }

    /// <summary>Writes a string with its quotes and returns the number of bytes.</summary>
    /// <param name="value">The string.</param>
    /// <param name="target">Six bytes for each UTF-16 code unit, and two.</param>
    public static int Encode(string value, Span<byte> target)
    {
        target[0] = (byte)'"';
        var length = 1;
        var remaining = value.AsSpan();
        while (!remaining.IsEmpty)
        {
            var next = remaining.IndexOfAny(Escaped);
            var plain = next < 0 ? remaining : remaining[..next];
            length += Encoding.UTF8.GetBytes(plain, target[length..]);
            if (next < 0)
            {
                break;
            }

            length += WriteEscape((byte)remaining[next], target[length..]);
            remaining = remaining[(next + 1)..];
        }

        target[length++] = (byte)'"';
        return length;
    }

    /// <summary>Writes UTF-8 text as a JSON string with its quotes and returns the number of bytes.</summary>
    /// <param name="utf8">Valid UTF-8.</param>
    /// <param name="target">Six bytes for each of <paramref name="utf8"/>, and two.</param>
    public static int Encode(ReadOnlySpan<byte> utf8, Span<byte> target)
    {
        target[0] = (byte)'"';
        var length = 1;
        for (var next = IndexOfEscaped(utf8); next < utf8.Length; next = IndexOfEscaped(utf8))
        {
            utf8[..next].CopyTo(target[length..]);
            length += next;
            length += WriteEscape(utf8[next], target[length..]);
            utf8 = utf8[(next + 1)..];
        }

        utf8.CopyTo(target[length..]);
        length += utf8.Length;
        target[length++] = (byte)'"';
        return length;
    }

    /// <summary>
    /// Writes a finite number as RFC 8785 (ECMAScript's Number::toString) has it and returns the number of bytes, at most 32.
    /// </summary>
    public static int FormatNumber(double value, Span<byte> target)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has finite numbers only.");
        }

        if (value == 0)
        {
            target[0] = (byte)'0';
            return 1;
        }

        // "R" gives the shortest digits that read back to the same double, as ECMAScript asks; only the layout differs.
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var textLength, "R", CultureInfo.InvariantCulture);
        return Layout(text[..textLength], target);
    }

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    // The place of the first byte that must be escaped; the length where none must. For short texts it is as fast as the library's search
    // for such bytes, which each process compiles anew, and that is while a graph's texts are read.
    private static int IndexOfEscaped(ReadOnlySpan<byte> utf8)
    {
        ref var first = ref MemoryMarshal.GetReference(utf8);
        var (place, last) = (0, utf8.Length - Vector128<byte>.Count);
        if (last >= 0)
        {
            while (place < last && !HasEscaped(ref first, place))
            {
                place += Vector128<byte>.Count;
            }

            if (place >= last && !HasEscaped(ref first, last))
            {
                return utf8.Length;
            }
        }

        while (place < utf8.Length && utf8[place] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
        {
            place++;
        }

        return place;
    }

    private static bool HasEscaped(ref byte first, int place)
    {
        var bytes = Vector128.LoadUnsafe(ref first, (nuint)place);
        var controls = Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1f)), bytes);
        var quotes = Vector128.Equals(bytes, Vector128.Create((byte)'"'));
        return (controls | quotes | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) != Vector128<byte>.Zero;
    }

    private static int Layout(ReadOnlySpan<byte> shortest, Span<byte> target)
    {
        // Take the sign, the digits and the exponent apart.
        Span<byte> digits = stackalloc byte[32];
        var (count, point, exponent) = (0, -1, 0);
        var negative = shortest[0] == '-';
        var i = negative ? 1 : 0;
        for (; i < shortest.Length && shortest[i] is not ((byte)'E' or (byte)'e'); i++)
        {
            if (shortest[i] == '.')
            {
                point = count;
            }
            else
            {
                digits[count++] = shortest[i];
            }
        }

        if (i < shortest.Length)
        {
            exponent = int.Parse(shortest[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        // value = 0.digits * 10^n, after leading and trailing zeros are gone.
        var n = (point < 0 ? count : point) + exponent;
        var start = 0;
        while (start < count - 1 && digits[start] == '0')
        {
            start++;
            n--;
        }

        while (count - 1 > start && digits[count - 1] == '0')
        {
            count--;
        }

        ReadOnlySpan<byte> significant = digits[start..count];
        var k = significant.Length;
        var length = 0;
        if (negative)
        {
            target[length++] = (byte)'-';
        }

        if (k <= n && n <= 21)
        {
            length += Append(significant, target[length..]);
            target.Slice(length, n - k).Fill((byte)'0');
            return length + n - k;
        }

        if (0 < n && n <= 21)
        {
            length += Append(significant[..n], target[length..]);
            target[length++] = (byte)'.';
            return length + Append(significant[n..], target[length..]);
        }

        if (-6 < n && n <= 0)
        {
            length += Append("0."u8, target[length..]);
            target.Slice(length, -n).Fill((byte)'0');
            length -= n;
            return length + Append(significant, target[length..]);
        }

        target[length++] = significant[0];
        if (k > 1)
        {
            target[length++] = (byte)'.';
            length += Append(significant[1..], target[length..]);
        }

        target[length++] = (byte)'e';
        target[length++] = (byte)(n - 1 < 0 ? '-' : '+');
        Utf8Formatter.TryFormat(Math.Abs(n - 1), target[length..], out var written);
        return length + written;
    }

    private static int Append(ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        bytes.CopyTo(target);
        return bytes.Length;
    }

    private static int WriteEscape(byte b, Span<byte> target)
    {
        target[0] = (byte)'\\';
        var letter = b switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            0x08 => (byte)'b',
            0x09 => (byte)'t',
            0x0a => (byte)'n',
            0x0c => (byte)'f',
            0x0d => (byte)'r',
            _ => (byte)0,
        };
        if (letter != 0)
        {
            target[1] = letter;
            return 2;
        }

        target[1] = (byte)'u';
        target[2] = (byte)'0';
        target[3] = (byte)'0';
        target[4] = (byte)(b >> 4 == 0 ? '0' : '1');
        target[5] = (byte)"0123456789abcdef"[b & 15];
        return 6;
    }
}
