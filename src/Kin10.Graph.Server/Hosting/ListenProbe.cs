using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Hosting;

/// <summary>
/// Finds out whether the server will be able to listen, before a store is opened and filled. Somebody may still take the address meanwhile.
/// </summary>
internal static class ListenProbe
{
    /// <summary>Tries each address.</summary>
    /// <param name="urls">Addresses that can be read, as in <c>http://localhost:5080</c>.</param>
    /// <exception cref="SettingsException">There are addresses on which nobody can listen; it has all of them.</exception>
    public static void Check(IEnumerable<string> urls)
    {
        var mistakes = urls.Select(Problem).OfType<string>().ToList();
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }
    }

    private static string? Problem(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe)
        {
            return null;
        }

        try
        {
            using var socket = Open(address.Host, out var ip);
            socket.Bind(new IPEndPoint(ip, address.Port));
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"{url} is in use by another program. Stop that one, or name another address by the setting urls.",
                SocketError.AccessDenied => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{url}: this user may not listen on port {address.Port}. Name a port from 1024 on by the setting urls."),
                SocketError.AddressNotAvailable => $"{url}: this machine does not have the address. Name one of its own, or http://*.",
                _ => $"{url}: nobody can listen there: {exception.Message}. Name another address by the setting urls.",
            };
        }
    }

    // What is neither "localhost" nor an IP address stands for all addresses of the machine.
    private static Socket Open(string host, out IPAddress ip)
    {
        if (host == "localhost")
        {
            ip = IPAddress.Loopback;
        }
        else if (!IPAddress.TryParse(host, out ip!))
        {
            ip = Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        }

        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (ip.Equals(IPAddress.IPv6Any))
        {
            socket.DualMode = true;
        }

        return socket;
    }
}
