using System.Text;
using System.Text.Json;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class TextHeapTests
{
    private static readonly string[] Pieces = ["", "plain", "\"", "\\", "\n", "\u0001", "é", "\U0001F600", "</script>", "\u007F", "\u2028"];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 400)]
    public void Texts_OfAnyKind_AreReadBackAsUtf8AndAsJson(int seed, int count)
    {
        var random = new Random(seed);
        string?[] texts = [.. Enumerable.Range(0, count).Select(_ => random.Next(6) == 0
            ? null
            : string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Pieces[random.Next(Pieces.Length)])))];

        var heap = TextHeap.Build(texts);

        Assert.Equal(count, heap.Count);
        for (var row = 0; row < count; row++)
        {
            Assert.Equal(texts[row] ?? "", Encoding.UTF8.GetString(heap.Utf8(row)));
            if (texts[row] is not null)
            {
                Assert.Equal(texts[row], JsonSerializer.Deserialize<string>(heap.Json(row)));
            }
        }
    }

    [Fact]
    public void Build_OfOneLongText_HasRoomForItsEscapes()
    {
        var text = new string('\u0001', 10_000);

        var heap = TextHeap.Build([text, "x"]);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(heap.Json(0)));
        Assert.Equal(text, Encoding.UTF8.GetString(heap.Utf8(0)));
        Assert.Equal("\"x\"", Encoding.UTF8.GetString(heap.Json(1)));
    }
}
