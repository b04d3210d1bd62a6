using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Kin10.Bolt.Addresses;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;

namespace Kin10.Bolt.Connections;

/// <summary>Opens connections: TCP, TLS, handshake, HELLO and LOGON.</summary>
internal sealed class BoltConnector(
    BoltUri uri, BoltDriverOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private const int KeepAliveProbes = 3;

    // TCP_USER_TIMEOUT of linux/tcp.h.
    private const int LinuxTcpLevel = 6;
    private const int LinuxTcpUserTimeout = 18;

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly X509Certificate2Collection? _trusted = options.LoadTrustedCertificates();

    /// <summary>Opens one. The addresses of a name are tried one by one; each may take its share of the time that is left.</summary>
    /// <exception cref="ServiceUnavailableException">Nothing answers there, not in time, or its certificate is not
    /// trusted.</exception>
    /// <exception cref="BoltProtocolException">What answers there does not speak Bolt, or no version that this client
    /// does.</exception>
    /// <exception cref="BoltServerException">The server refuses the login.</exception>
    public async Task<BoltConnection> ConnectAsync(BoltAddress address, AuthToken authToken, CancellationToken cancellationToken)
    {
        var start = options.TimeProvider.GetTimestamp();
        var endPoints = await ResolveAsync(address, cancellationToken);
        for (var i = 0; ; i++)
        {
            var left = options.ConnectTimeout - options.TimeProvider.GetElapsedTime(start);
            var share = left > TimeSpan.Zero ? left / (endPoints.Length - i) : TimeSpan.Zero;
            try
            {
                return await ConnectAsync(address, endPoints[i], share, authToken, cancellationToken);
            }
            catch (BoltConnectivityException) when (i < endPoints.Length - 1)
            {
                // Another address may do.
            }
        }
    }

    private async Task<IPEndPoint[]> ResolveAsync(BoltAddress address, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(address.Host, out var ip))
        {
            return [new(ip, address.Port)];
        }

        using var timeout = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            IPEndPoint[] found = [.. (await _resolve(address.Host, linked.Token))
                .Where(static one => Socket.OSSupportsIPv6 || one.AddressFamily != AddressFamily.InterNetworkV6)
                .Select(one => new IPEndPoint(one, address.Port))];
            return found.Length > 0
                ? found
                : throw new ServiceUnavailableException($"No connection to {address}: its name has no address.");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceUnavailableException(
                $"{address} was not found within {options.ConnectTimeout.TotalSeconds:0.###} s (ConnectTimeout).", error);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new ServiceUnavailableException($"No connection to {address}: {error.Message}", error);
        }
    }

    private async Task<BoltConnection> ConnectAsync(
        BoltAddress address, IPEndPoint endPoint, TimeSpan limit, AuthToken authToken, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        BoltConnection? connection = null;
        try
        {
            KeepAlive(socket);
            await socket.ConnectAsync(endPoint, linked.Token);
            var stream = await SecureAsync(new NetworkStream(socket, ownsSocket: false), address, linked.Token);
            var version = await Negotiation.NegotiateAsync(stream, linked.Token);
            connection = new BoltConnection(
                new BoltTransport(socket, stream, options), address, version, options, uri.IsRouted);
            await LogOnAsync(connection, authToken, linked.Token);
            return connection;
        }
        catch (Exception error)
        {
            connection?.Dispose();
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw error switch
            {
                BoltException => error,
                OperationCanceledException => new ServiceUnavailableException(
                    $"{address} did not open a connection within {options.ConnectTimeout.TotalSeconds:0.###} s (ConnectTimeout).", error),
                AuthenticationException => new ServiceUnavailableException(
                    $"{address} could not be trusted: {error.Message}", error, isRetryable: false),
                EndOfStreamException => new ServiceUnavailableException(
                    $"{address} closed the connection during the handshake.", error),
                IOException or SocketException or ObjectDisposedException => new ServiceUnavailableException(
                    $"No connection to {address}: {error.Message}", error),
                _ => error,
            };
        }
    }

    /// <summary>Logs another user, or the same with newer credentials, on to a connection that is in use already.</summary>
    public static async ValueTask LogOnAgainAsync(
        BoltConnection connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        connection.Send(LogoffMessage.Instance);
        connection.Send(new LogonMessage(authToken));
        await connection.FlushAsync(cancellationToken);
        await connection.ReadSuccessAsync(cancellationToken);
        await connection.ReadSuccessAsync(cancellationToken);
        connection.AuthToken = authToken;
    }

    // So that a connection which a firewall or a dead host dropped without a word is noticed while an answer is waited for, however long
    // a statement may take.
    private void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        var seconds = Math.Max(1, (int)Math.Ceiling(options.UnacknowledgedTimeout.TotalSeconds));
        var interval = Math.Max(1, seconds / KeepAliveProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, seconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, interval);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
        if (OperatingSystem.IsLinux())
        {
            Span<byte> milliseconds = stackalloc byte[sizeof(int)];
            BitConverter.TryWriteBytes(milliseconds, (int)options.UnacknowledgedTimeout.TotalMilliseconds);
            socket.SetRawSocketOption(LinuxTcpLevel, LinuxTcpUserTimeout, milliseconds);
        }
    }

    private async ValueTask<Stream> SecureAsync(NetworkStream stream, BoltAddress address, CancellationToken cancellationToken)
    {
        if (uri.Encryption == BoltEncryption.None)
        {
            return stream;
        }

        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(address), cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private SslClientAuthenticationOptions TlsOptions(BoltAddress address)
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = address.Host };
        if (uri.Encryption == BoltEncryption.AnyCertificate)
        {
            // The user chose "+ssc" for a server with a certificate that it signed itself.
#pragma warning disable CA5359
            tls.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (_trusted is not null)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(_trusted);
            tls.CertificateChainPolicy = policy;
        }

        return tls;
    }

    private async ValueTask LogOnAsync(BoltConnection connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        connection.Send(new HelloMessage(options.UserAgent, authToken, uri.RoutingContext, options.Notifications));
        var hasLogon = connection.Version >= BoltVersion.Logon;
        if (hasLogon)
        {
            connection.Send(new LogonMessage(authToken));
        }

        await connection.FlushAsync(cancellationToken);
        await connection.ReadSuccessAsync(cancellationToken);
        connection.ReadHello();
        if (hasLogon)
        {
            await connection.ReadSuccessAsync(cancellationToken);
        }

        connection.AuthToken = authToken;
    }
}
