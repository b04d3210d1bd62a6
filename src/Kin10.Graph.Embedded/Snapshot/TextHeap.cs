using System.Buffers;
using System.Text;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// All texts in one array, each as ready JSON, whose part between the quotes is the UTF-8. A text that JSON must escape is followed by its
/// UTF-8.
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
    public ReadOnlySpan<byte> Utf8(int row) => Utf8(_bytes, row, _starts[row], _starts[row + 1], _jsonLengthOfEscaped);

    public static TextHeap Build(IReadOnlyList<string?> texts)
    {
        var heap = new Builder(texts.Count);
        foreach (var text in texts)
        {
            heap.Add(text);
        }

        return heap.Complete();
    }

    private static ReadOnlySpan<byte> Utf8(byte[] bytes, int row, int start, int end, Dictionary<int, int> jsonLengthOfEscaped) =>
        jsonLengthOfEscaped.Count > 0 && jsonLengthOfEscaped.TryGetValue(row, out var json) ? bytes.AsSpan(start + json, end - start - json)
        : start == end ? default
        : bytes.AsSpan(start + 1, end - start - 2);

    private ReadOnlySpan<byte> Entry(int row) => _bytes.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Makes a heap, text by text.</summary>
    /// <param name="expected">How many texts are expected.</param>
    public sealed class Builder(int expected)
    {
        private const int BytesPerText = 24;
        private readonly Dictionary<int, int> _jsonLengthOfEscaped = [];
        private byte[] _bytes = new byte[Math.Max(64, Math.Min(Array.MaxLength, expected * (long)BytesPerText))];
        private GrowingArray<int> _starts = new(checked(expected + 1));
        private int _length;

        /// <summary>A missing text takes nothing.</summary>
        public void AddMissing() => _starts.Add(_length);

        /// <summary>Adds a text.</summary>
        public void Add(string? text)
        {
            if (text is null)
            {
                AddMissing();
                return;
            }

            var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
            Add(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
            ArrayPool<byte>.Shared.Return(rented);
        }

        /// <summary>Adds a text, which is valid UTF-8.</summary>
        public void Add(ReadOnlySpan<byte> utf8)
        {
            var row = _starts.Count;
            _starts.Add(_length);

            // At most six bytes for each, two quotes, and then the text itself.
            var most = checked((utf8.Length * 7) + 2);
            if (_bytes.Length - _length < most)
            {
                Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, checked(_length + most))));
            }

            var json = JsonText.Encode(utf8, _bytes.AsSpan(_length));
            _length += json;
            if (json != utf8.Length + 2)
            {
                _jsonLengthOfEscaped.Add(row, json);
                utf8.CopyTo(_bytes.AsSpan(_length));
                _length += utf8.Length;
            }
        }

        /// <summary>The UTF-8 of a text that was added, until the next is.</summary>
        public ReadOnlySpan<byte> Utf8(int row) => TextHeap.Utf8(
            _bytes, row, _starts[row], row + 1 < _starts.Count ? _starts[row + 1] : _length, _jsonLengthOfEscaped);

        /// <summary>The heap; no text may be added afterwards.</summary>
        public TextHeap Complete()
        {
            _starts.Add(_length);
            Array.Resize(ref _bytes, _length);
            return new TextHeap(_bytes, _starts.Complete(), _jsonLengthOfEscaped);
        }
    }
}
