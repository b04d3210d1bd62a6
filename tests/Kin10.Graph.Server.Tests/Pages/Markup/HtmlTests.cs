using System.Text.Json;
using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Tests.Pages.Markup;

public class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick='x'", "&quot; onclick=&#x27;x&#x27;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("São Tomé – “maths”", "São Tomé – “maths”")]
    [InlineData(null, "")]
    public void Of_Text_IsEscaped(string? text, string expected) =>
        Assert.Equal($"<p title=\"{expected}\">{expected}</p>", Html.Of($"""<p title="{text}">{text}</p>""").ToString());

    [Fact]
    public void Of_Markup_GoesInAsItIs() => Assert.Equal("<p><b>1,234</b></p>", Html.Of($"<p>{Html.Of($"<b>{1234}</b>")}</p>").ToString());

    [Fact]
    public void Join_EmptyPieces_AreLeftOut() =>
        Assert.Equal("a, &lt;", Html.Join(", ", [Html.Text("a"), default, Html.Text("<")]).ToString());

    [Fact]
    public void LinkedData_TextThatEndsAScript_IsTheSameTextInJson()
    {
        const string hostile = "</script><script>alert(1)</script><!--";
        var text = Html.LinkedData(json => json.WriteStringValue(hostile)).ToString();

        Assert.Equal(text.IndexOf("</script>", StringComparison.Ordinal), text.Length - "</script>".Length);
        Assert.Equal(hostile, JsonSerializer.Deserialize<string>(text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..^"</script>".Length]));
    }
}
