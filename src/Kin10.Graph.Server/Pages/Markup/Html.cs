using System.Text;
using System.Text.Json;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>A piece of HTML in which all text is escaped; the default value is empty.</summary>
internal readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_markup);

    /// <summary>Markup with text in it.</summary>
    public static Html Of(HtmlText text) => new(text.ToString());

    /// <summary>Text alone.</summary>
    public static Html Text(string? text) => Of($"{text}");

    /// <summary>Pieces with something between them.</summary>
    public static Html Join(string separator, IEnumerable<Html> pieces) =>
        new(string.Join(Text(separator).ToString(), pieces.Where(piece => !piece.IsEmpty)));

    /// <summary>Data for those who read pages by machine (JSON-LD): a script element that no browser executes.</summary>
    /// <param name="write">Writes JSON in which nothing can end the element: the writer escapes what has a meaning in HTML.</param>
    public static Html LinkedData(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Of($"""<script type="application/ld+json">{new Html(Encoding.UTF8.GetString(buffer.ToArray()))}</script>""");
    }

    public override string ToString() => _markup ?? "";
}
