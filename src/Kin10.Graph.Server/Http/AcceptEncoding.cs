using Kin10.Graph.Server.Answers;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>Reads <c>Accept-Encoding</c> (RFC 9110, section 12.5.3).</summary>
internal static class AcceptEncoding
{
    /// <summary>The coding that the client prefers, Brotli before gzip where it does not care.</summary>
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
        {
            return ContentCoding.Identity;
        }

        var header = acceptEncoding.Count == 1 ? acceptEncoding[0] : acceptEncoding.ToString();
        int brotli = -1, gzip = -1, identity = -1, any = -1;
        var list = new WeightedList(header);
        while (list.MoveNext())
        {
            if (Names(list.Item, "br"))
            {
                brotli = list.Weight;
            }
            else if (Names(list.Item, "gzip") || Names(list.Item, "x-gzip"))
            {
                gzip = list.Weight;
            }
            else if (Names(list.Item, "identity"))
            {
                identity = list.Weight;
            }
            else if (list.Item is "*")
            {
                any = list.Weight;
            }
        }

        brotli = brotli < 0 ? any : brotli;
        gzip = gzip < 0 ? any : gzip;
        var best = Math.Max(brotli, gzip);
        return best <= 0 || best < identity ? ContentCoding.Identity
            : brotli == best ? ContentCoding.Brotli
            : ContentCoding.Gzip;
    }

    private static bool Names(ReadOnlySpan<char> item, string coding) => item.Equals(coding, StringComparison.OrdinalIgnoreCase);
}
