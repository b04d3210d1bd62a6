namespace Kin10.Graph.Server.Pages;

/// <summary>The media types of what is made of the graph for browsers and search engines.</summary>
internal static class PageTypes
{
    /// <summary>A page.</summary>
    public const string Html = "text/html; charset=utf-8";

    /// <summary>A part of the site map.</summary>
    public const string Xml = "application/xml; charset=utf-8";
}
