using System.Net;
using System.Net.Sockets;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>
/// Stands between the store and the database, and can lose connections as a firewall does: what is sent over them goes nowhere, new ones
/// work.
/// </summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private readonly List<TcpClient> _clients = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private volatile int _lost;

    public SilentProxy(string uri)
    {
        _target = new Uri(uri);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the store finds it.</summary>
    public string Uri => $"bolt://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Loses the connections that there are.</summary>
    public void Lose() => _lost = Connections;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        lock (_lock)
        {
            _clients.ForEach(static client => client.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            var server = new TcpClient(_target.Host, _target.Port);
            lock (_lock)
            {
                _clients.AddRange([client, server]);
            }

            var number = ++Connections;
            _ = PumpAsync(client, server, number);
            _ = PumpAsync(server, client, number);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, int number)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
            {
                if (number > _lost)
                {
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two has closed.
        }

        if (number > _lost)
        {
            to.Dispose();
        }
    }
}
