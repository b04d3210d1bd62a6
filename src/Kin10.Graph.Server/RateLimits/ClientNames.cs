using System.Net;
using System.Net.Sockets;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>Tells clients apart: by the key that a trusted proxy passes on, or by address.</summary>
internal sealed class ClientNames(RateLimitOptions options)
{
    private const string ForwardedHeader = "X-Forwarded-For";
    private const int NetworkBytes = 8;

    private readonly IPNetwork[] _proxies = options.ProxyNetworks();

    /// <summary>The name of the client that sends a request.</summary>
    public string Find(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (_proxies.Length == 0 || !IsProxy(address))
        {
            return NameOf(address);
        }

        var headers = context.Request.Headers;
        return options.KeyHeader.Length > 0 && headers[options.KeyHeader] is [{ Length: > 0 } key, ..]
            ? "key " + key
            : NameOf(Forwarded(headers[ForwardedHeader]) ?? address);
    }

    // Each proxy adds at the end who has asked it. The last that is no proxy of ours is the client; what stands before anybody can write.
    private IPAddress? Forwarded(StringValues header)
    {
        IPAddress? client = null;
        var hops = header.ToString().Split(',');
        for (var i = hops.Length - 1; i >= 0 && IPEndPoint.TryParse(hops[i].AsSpan().Trim(), out var hop); i--)
        {
            client = hop.Address;
            if (!IsProxy(client))
            {
                break;
            }
        }

        return client;
    }

    // A Unix socket has no address: who reaches it is on this machine, as a proxy is.
    private bool IsProxy(IPAddress? address)
    {
        if (address is null)
        {
            return true;
        }

        address = Canonical(address);
        foreach (var network in _proxies)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    // Whoever has one IPv6 address has the other 2^64 of its network, too.
    private static string NameOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        address = Canonical(address);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }

    private static IPAddress Canonical(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
