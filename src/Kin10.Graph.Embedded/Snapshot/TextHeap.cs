using System.Text;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// Texts one behind the other, each as ready JSON; between its quotes lies its UTF-8. A text that JSON must escape has its UTF-8 behind
/// its JSON as well.
/// </summary>
internal sealed class TextHeap
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly Dictionary<int, int> _jsonLengthOfEscaped;

    private TextHeap(byte[] bytes, int[] starts, Dictionary<int, int> jsonLengthOfEscaped) =>
        (_bytes, _starts, _jsonLengthOfEscaped) = (bytes, starts, jsonLengthOfEscaped);

    public int Count => _starts.Length - 1;

    /// <summary>The text with its quotes and escapes.</summary>
    public ReadOnlySpan<byte> Json(int row)
    {
        var entry = Entry(row);
        return _jsonLengthOfEscaped.Count > 0 && _jsonLengthOfEscaped.TryGetValue(row, out var length) ? entry[..length] : entry;
    }

    /// <summary>The text's UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        var entry = Entry(row);
        return _jsonLengthOfEscaped.Count > 0 && _jsonLengthOfEscaped.TryGetValue(row, out var length)
            ? entry[length..]
            : entry.Length == 0 ? entry : entry[1..^1];
    }

    public static TextHeap Build(IReadOnlyList<string?> texts)
    {
        var starts = new int[texts.Count + 1];
        var bytes = new byte[Math.Max(64, texts.Count * 16)];
        var length = 0;
        var escaped = new Dictionary<int, int>();
        for (var row = 0; row < texts.Count; row++)
        {
            starts[row] = length;
            if (texts[row] is not { } text)
            {
                continue;
            }

            var most = checked((text.Length * 9) + 2);
            if (bytes.Length - length < most)
            {
                Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, checked(length + most))));
            }

            var json = JsonText.Encode(text, bytes.AsSpan(length));
            length += json;
            if (json != Encoding.UTF8.GetByteCount(text) + 2)
            {
                escaped.Add(row, json);
                length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
            }
        }

        starts[^1] = length;
        return new TextHeap(bytes[..length], starts, escaped);
    }

    private ReadOnlySpan<byte> Entry(int row) => _bytes.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);
}
