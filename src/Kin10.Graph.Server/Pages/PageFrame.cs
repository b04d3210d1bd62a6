using System.Text;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>The frame that all pages share, with header and footer: a file that is built with the other pages.</summary>
internal sealed class PageFrame(StaticPages pages)
{
    private const string Path = "/page.html";
    private const string HeadMark = "<!--head-->";
    private const string ContentMark = "<!--content-->";

    /// <summary>Names the frame as it is now; null where the server was built without pages.</summary>
    public string? Hash => pages.Find(Path)?.Hash;

    /// <summary>Puts a page into the frame.</summary>
    /// <param name="head">Title and what is like it.</param>
    /// <param name="content">What stands between header and footer.</param>
    /// <param name="root">The way from the page to the site's root.</param>
    public byte[] Compose(Html head, Html content, string root)
    {
        var frame = Encoding.UTF8.GetString(pages.Find(Path)!.In(Answers.ContentCoding.Identity)!);
        if (root != Addresses.Here)
        {
            frame = frame.Replace($"=\"{Addresses.Here}", $"=\"{root}", StringComparison.Ordinal);
        }

        var (headAt, contentAt) = (Find(frame, HeadMark), Find(frame, ContentMark));
        return Encoding.UTF8.GetBytes(
            $"{frame.AsSpan(0, headAt)}{head}{frame.AsSpan(headAt + HeadMark.Length, contentAt - headAt - HeadMark.Length)}"
            + $"{content}{frame.AsSpan(contentAt + ContentMark.Length)}");
    }

    private static int Find(string frame, string mark) => frame.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var place
        ? place
        : throw new InvalidOperationException($"The file {Path} has no {mark}.");
}
