using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Kin10.Bolt.Chunking;
using Kin10.Bolt.Messages;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.Support;

/// <summary>
/// A Bolt server that follows a script: the n-th connection gets the n-th one, later ones the last. Behind its end a script goes
/// on
/// with what a pool does to any connection: RESET succeeds, GOODBYE and closing are fine. What departs from it fails
/// <see cref="DisposeAsync"/>.
/// </summary>
internal sealed class BoltServerMock : IAsyncDisposable
{
    /// <summary>The usual start.</summary>
    public const string Login = """
        C: HELLO
        S: SUCCESS {"server": "Neo4j/5.26.0", "connection_id": "bolt-1", "hints": {}}
        C: LOGON
        S: SUCCESS {}

        """;

    private static readonly Dictionary<string, byte> Tags = typeof(MessageTag).GetFields()
        .ToDictionary(field => field.Name.ToUpperInvariant(), field => (byte)field.GetRawConstantValue()!);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<List<ScriptLine>> _scripts;
    private readonly List<Task> _connections = [];
    private readonly List<string> _complaints = [];
    private readonly List<string> _received = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;

    public BoltServerMock(params string[] scripts)
    {
        _listener.Start();
        _scripts = [.. scripts.Select(script => ScriptLine.Parse(script.Replace("{address}", Address, StringComparison.Ordinal)))];
        _accepting = AcceptAsync();
    }

    /// <summary>The answer to the handshake: a version as two bytes (<c>00 00 MINOR MAJOR</c>), or a whole manifest.</summary>
    public byte[] HandshakeAnswer { get; init; } = [0, 0, 8, 5];

    /// <summary>Close after so many bytes of answers, of which the handshake is not one.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    /// <summary>Send the answers in pieces of so many bytes.</summary>
    public int PieceSize { get; init; } = int.MaxValue;

    /// <summary>Whether departing from the script is to be expected, because the connection is cut.</summary>
    public bool IsForgiving => CutAfter != int.MaxValue;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"127.0.0.1:{Port}";

    public int Connections
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>How many bytes of answers were sent on the first connection.</summary>
    public int BytesSent { get; private set; }

    /// <summary>Every message that came, with its fields.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            lock (_lock)
            {
                return [.. _received];
            }
        }
    }

    public BoltDriver Driver(BoltDriverOptions? options = null, string scheme = "bolt") => BoltDriver.Create(
        $"{scheme}://{Address}", AuthToken.Basic("neo4j", "secret"),
        options ?? new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxTransactionRetryTime = TimeSpan.Zero });

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        _ending.TrySetResult();
        await _accepting;
        Task[] connections;
        lock (_lock)
        {
            connections = [.. _connections];
        }

        // They end when the client closes; one that it forgot would be waited for in vain.

        await Task.WhenAll(connections);
        if (!IsForgiving)
        {
            Assert.Empty(_complaints);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            lock (_lock)
            {
                var script = _scripts[Math.Min(_connections.Count, _scripts.Count - 1)];
                var number = _connections.Count + 1;
                _connections.Add(Task.Run(() => ServeAsync(socket, script, number)));
            }
        }
    }

    private async Task ServeAsync(Socket socket, List<ScriptLine> script, int number)
    {
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            using var peer = new Peer(this, stream, number);
            await peer.FollowAsync(script);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or SocketException)
        {
            // The client has closed; whoever minds says so in the script.
        }
    }

    private void Complain(string text)
    {
        lock (_lock)
        {
            _complaints.Add(text);
        }
    }

    private void Note(string message)
    {
        lock (_lock)
        {
            _received.Add(message);
        }
    }

    private sealed class Peer(BoltServerMock mock, NetworkStream stream, int number) : IDisposable
    {
        private readonly Dechunker _dechunker = new(1 << 24);
        private int _sent;

        public void Dispose() => _dechunker.Dispose();

        public async Task FollowAsync(List<ScriptLine> script)
        {
            var handshake = new byte[20];
            await stream.ReadExactlyAsync(handshake);
            await stream.WriteAsync(mock.HandshakeAnswer);
            if (mock.HandshakeAnswer is [0, 0, 1, 0xFF, ..])
            {
                await stream.ReadExactlyAsync(new byte[5]);
            }

            foreach (var line in script)
            {
                if (!await FollowAsync(line))
                {
                    return;
                }
            }

            while (await ReadAsync() is { Name: not "GOODBYE" } message)
            {
                if (message.Name != "RESET")
                {
                    mock.Complain($"Connection {number}: {message.Name} came after the script's end.");
                    return;
                }

                await SendAsync(Encode("SUCCESS", [new JsonObject()]));
            }
        }

        private async Task<bool> FollowAsync(ScriptLine line)
        {
            if (line.IsClient)
            {
                return await MatchesAsync(line, await ReadAsync());
            }

            switch (line.Name)
            {
                case "{close}":
                    return false;
                case "{silence}":
                    while (await ReadAsync() is not null)
                    {
                    }

                    return false;
                case "{deaf}":
                    await mock._ending.Task;
                    return false;
                case "{noop}":
                    return await SendAsync([0, 0]);
                case var hex when hex.StartsWith("{hex ", StringComparison.Ordinal):
                    return await SendAsync(Convert.FromHexString(hex[5..^1].Replace(" ", "", StringComparison.Ordinal)));
                default:
                    return await SendAsync(Encode(line.Name, line.Fields));
            }
        }

        private async Task<bool> MatchesAsync(ScriptLine line, Message? message)
        {
            while (line.Name == "{closed}" && message is not (null or { Name: "GOODBYE" }))
            {
                message = await ReadAsync();
            }

            var matches = line.Name == "{closed}"
                ? message is null || message.Name == "GOODBYE"
                : message?.Name == line.Name
                    && (line.Fields.Count == 0 || (line.Fields.Count <= message.Fields.Count
                        && line.Fields.Zip(message.Fields).All(pair => JsonNode.DeepEquals(pair.First, pair.Second))));
            if (!matches)
            {
                mock.Complain($"Connection {number}: expected {line.Text}, got {message?.ToString() ?? "the end"}");
            }

            return matches;
        }

        private async Task<Message?> ReadAsync()
        {
            while (true)
            {
                if (_dechunker.TryRead(out var bytes))
                {
                    var message = Decode(bytes.Span);
                    mock.Note(message.ToString());
                    return message;
                }

                int count;
                try
                {
                    count = await stream.ReadAsync(_dechunker.GetMemory());
                }
                catch (Exception error) when (error is IOException or ObjectDisposedException)
                {
                    return null;
                }

                if (count == 0)
                {
                    return null;
                }

                _dechunker.Advance(count);
            }
        }

        private async Task<bool> SendAsync(byte[] bytes)
        {
            var length = Math.Min(bytes.Length, mock.CutAfter - _sent);
            for (var from = 0; from < length; from += Math.Min(mock.PieceSize, length - from))
            {
                await stream.WriteAsync(bytes.AsMemory(from, Math.Min(mock.PieceSize, length - from)));
            }

            _sent += length;
            if (number == 1)
            {
                mock.BytesSent = _sent;
            }

            return length == bytes.Length;
        }

        private static byte[] Encode(string name, List<JsonNode?> fields)
        {
            using var chunker = new Chunker();
            chunker.Begin();
            chunker.Writer.WriteStructureHeader(Tags[name], fields.Count);
            fields.ForEach(field => JsonPackStream.Write(chunker.Writer, field));
            chunker.End();
            return chunker.Output.ToArray();
        }

        private static Message Decode(ReadOnlySpan<byte> bytes)
        {
            var reader = new PackStreamReader(bytes);
            var count = reader.ReadStructureHeader(out var tag);
            var fields = new List<JsonNode?>();
            for (var i = 0; i < count; i++)
            {
                fields.Add(JsonPackStream.FromValue(ValueReader.ReadValue(ref reader)));
            }

            reader.ExpectEnd();
            return new(Tags.FirstOrDefault(pair => pair.Value == tag).Key ?? tag.ToString(CultureInfo.InvariantCulture), fields);
        }
    }

    private sealed record Message(string Name, List<JsonNode?> Fields)
    {
        public override string ToString() => string.Join(' ', Fields.Select(field => field?.ToJsonString() ?? "null").Prepend(Name));
    }
}
