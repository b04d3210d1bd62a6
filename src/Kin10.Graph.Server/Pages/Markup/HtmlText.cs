using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kin10.Graph.Server.Pages.Markup;

/// <summary>
/// An interpolated string as HTML: what is written in the source is markup, what is put into it is text, and is escaped. Only an
/// <see cref="Html"/> goes in as it is, and there is no other way to make one. Values of attributes must stand in quotes.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText(int literalLength, int formattedCount)
{
    private const int UsualLength = 32;

    // Letters of all languages stay readable; what has a meaning in markup, in quotes too, does not stay.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (formattedCount * UsualLength));

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(text is null ? null : Encoder.Encode(text));

    public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number:N0}");

    public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Html> markup) => _markup.AppendJoin("", markup);

    public override string ToString() => _markup.ToString();
}
