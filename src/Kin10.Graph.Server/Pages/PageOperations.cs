using System.Collections.Frozen;

namespace Kin10.Graph.Server.Pages;

/// <summary>What pages ask of the graph: the files in the folder Documents.</summary>
internal static class PageOperations
{
    private const string Prefix = "pages/";
    private const string Ending = ".graphql";

    private static readonly FrozenDictionary<string, byte[]> All = typeof(PageOperations).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^Ending.Length], Read);

    /// <summary>A document in UTF-8.</summary>
    public static byte[] Get(string name) => All[name];

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageOperations).Assembly.GetManifestResourceStream(resource)!;
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return document;
    }
}
