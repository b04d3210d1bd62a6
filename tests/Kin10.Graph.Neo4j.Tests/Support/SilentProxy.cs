using System.Net;
using System.Net.Sockets;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>
/// Stands between the store and the database, and can lose connections as a firewall does: what is sent over them goes nowhere, new ones
/// work. Or it ends them as a host that goes down.
/// </summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private readonly List<TcpClient> _clients = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private volatile int _lost;
    private volatile bool _isBroken;

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

    /// <summary>Ends the connections that there are; new ones work.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _clients.ForEach(static client => client.Dispose());
            _clients.Clear();
        }
    }

    /// <summary>Ends the connections that there are; who opens a new one finds something else than a database.</summary>
    public void Break()
    {
        _isBroken = true;
        Cut();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
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
            catch (Exception error) when (error is SocketException or InvalidOperationException)
            {
                return;
            }

            if (_isBroken)
            {
                lock (_lock)
                {
                    _clients.Add(client);
                }

                _ = AnswerAsAnotherAsync(client);
                continue;
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

    private static async Task AnswerAsAnotherAsync(TcpClient client)
    {
        var buffer = new byte[1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer) > 0)
            {
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client has gone.
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
