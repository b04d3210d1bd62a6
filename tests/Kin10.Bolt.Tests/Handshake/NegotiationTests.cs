using Kin10.Bolt.Handshake;

namespace Kin10.Bolt.Tests.Handshake;

public class NegotiationTests
{
    [Theory]
    [InlineData("00 00 00 05", "5.0")]
    [InlineData("00 00 04 05", "5.4")]
    [InlineData("00 00 08 05", "5.8")]
    [InlineData("00 00 01 FF 01 00 08 08 05 00", "5.8")]
    [InlineData("00 00 01 FF 02 00 00 00 06 00 02 07 05 00", "5.7")]
    [InlineData("00 00 01 FF 03 00 04 04 04 00 02 03 05 00 0C 0C 05 09", "5.8")]
    [InlineData("00 00 01 FF 81 00 00 04 04 05 FF FF 03", "5.4")]
    public async Task NegotiateAsync_ServerAgrees_TakesTheNewestInCommon(string answer, string version)
    {
        using var stream = new FakeStream(Bytes(answer));
        Assert.Equal(version, (await Negotiation.NegotiateAsync(stream, default)).ToString());
        var isManifest = answer.StartsWith("00 00 01 FF", StringComparison.Ordinal);
        Assert.Equal(
            "6060B017 000001FF 00080805 00000000 00000000".Replace(" ", "", StringComparison.Ordinal)
            + (isManifest ? $"0000{version[^1..].PadLeft(2, '0')}0500" : ""),
            Convert.ToHexString(stream.Written.ToArray()));
    }

    [Theory]
    [InlineData("00 00 00 00", "no version of Bolt from 5.0 to 5.8")]
    [InlineData("48 54 54 50", "HTTP")]
    [InlineData("00 00 04 04", "which was not proposed")]
    [InlineData("00 00 09 05", "which was not proposed")]
    [InlineData("00 08 08 05", "which was not proposed")]
    [InlineData("DE AD BE EF", "which was not proposed")]
    [InlineData("00 00 01 FF 02 00 04 04 04 00 00 00 06 00", "offers Bolt 4.0-4.4, 6.0;")]
    [InlineData("00 00 01 FF 00 00", "offers Bolt ;")]
    [InlineData("00 00 01 FF FF FF 03", "claims 65535 versions")]
    [InlineData("00 00 01 FF FF FF FF FF FF FF FF FF FF FF", "more than 64 bits")]
    public async Task NegotiateAsync_NothingInCommon_SaysWhy(string answer, string message)
    {
        using var stream = new FakeStream(Bytes(answer));
        var error = await Assert.ThrowsAsync<BoltProtocolException>(async () => await Negotiation.NegotiateAsync(stream, default));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00 00 08 05")]
    [InlineData("00 00 01 FF 02 00 02 07 05 00 08 08 05 00")]
    public async Task NegotiateAsync_CutAtEveryByte_EndsTheStream(string answer)
    {
        var bytes = Bytes(answer);
        for (var length = 0; length < bytes.Length; length++)
        {
            using var stream = new FakeStream(bytes[..length]);
            await Assert.ThrowsAsync<EndOfStreamException>(async () => await Negotiation.NegotiateAsync(stream, default));
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Reads what the server says, keeps what the client says.</summary>
    private sealed class FakeStream(byte[] answer) : Stream
    {
        private readonly MemoryStream _answer = new(answer);

        public MemoryStream Written { get; } = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, Math.Min(count, 1));

        public override void Write(byte[] buffer, int offset, int count) => Written.Write(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
