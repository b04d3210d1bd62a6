using System.Text;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Refuses requests whose end is not beyond doubt (RFC 9112, section 6.3): a proxy in front may see it elsewhere, and what follows would
/// be answered as another client's request.
/// </summary>
internal static class RequestFraming
{
    // Where Kestrel keeps a Content-Length that a Transfer-Encoding overrides.
    private const string OverriddenLength = "X-Content-Length";

    /// <summary>How the value of a header is decoded; null for Kestrel's own way.</summary>
    public static Encoding? EncodingOf(string header) =>
        header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? DigitsEncoding.Instance : null;

    /// <summary>Refuses a request, and ends its connection, where Kestrel itself would choose one of several ends.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        var coding = headers.TransferEncoding;
        if (coding.Count == 0)
        {
            return next(context);
        }

        var isClear = coding.Count == 1
            && coding[0]!.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            && headers.ContentLength is null
            && !headers.ContainsKey(OverriddenLength)
            && context.Request.Protocol != "HTTP/1.0";
        return isClear ? next(context) : RefuseAsync(context.Response);
    }

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.Headers.Connection = "close";
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(
            "The length of the body is not clear: send either Content-Length, or Transfer-Encoding: chunked by HTTP/1.1.\n");
    }

    /// <summary>
    /// Leaves digits as they are and makes everything else unreadable: Kestrel's own parser takes a sign, which the grammar does not have
    /// (RFC 9110, section 8.6), and which not every proxy takes.
    /// </summary>
    private sealed class DigitsEncoding : Encoding
    {
        public static readonly DigitsEncoding Instance = new();

        private const char Unreadable = 'x';

        public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
        {
            // Of a value that is too long as much as there is room for: one digit more than Kestrel takes.
            var count = Math.Min(bytes.Length, chars.Length);
            for (var i = 0; i < count; i++)
            {
                chars[i] = char.IsAsciiDigit((char)bytes[i]) ? (char)bytes[i] : Unreadable;
            }

            return count;
        }

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetMaxCharCount(int byteCount) => byteCount;

        public override int GetByteCount(char[] chars, int index, int count) => ASCII.GetByteCount(chars, index, count);

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            ASCII.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetMaxByteCount(int charCount) => ASCII.GetMaxByteCount(charCount);
    }
}
