using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Pages;

/// <summary>
/// Where the public finds the site (setting Server:PublicUrl). Without it pages have no absolute addresses: those of a request are whatever
/// its sender likes, and would stay in caches.
/// </summary>
internal sealed class PublicAddress(ServerOptions options)
{
    private readonly string _root = options.PublicUrl.TrimEnd('/');

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => _root.Length > 0;

    /// <summary>The absolute address of a path below the site's root; null where the site's is not known.</summary>
    public string? Of(string path) => IsKnown ? $"{_root}/{path}" : null;

    public override string ToString() => _root;
}
