using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Stores;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Strong entity tags (RFC 9110, section 8.8.3): a hash of the program, the request and the graph's version. The program is in it because
/// another one may answer the same question on the same graph in other bytes.
/// </summary>
internal sealed class EntityTags(string sdl)
{
    private const int TagBytes = 16;

    private readonly byte[] _program = SHA256.HashData(Encoding.UTF8.GetBytes($"{Program()}\n{sdl}"));

    /// <summary>The hash of the schema's text.</summary>
    public string SchemaHash => Base64Url.EncodeToString(_program.AsSpan(0, TagBytes));

    /// <summary>Names a request; its <see cref="RequestKey.Tag"/> is the tag without the content coding.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="mediaType">The answer's media type.</param>
    public RequestKey Key(RequestParameters parameters, ResponseMediaType mediaType)
    {
        var query = parameters.Query!.Value.Span;
        var name = parameters.OperationName ?? "";
        var variables = parameters.Variables is { } values ? CanonicalVariables.Write(values).Span : default;
        var most = _program.Length + (3 * sizeof(int)) + (name.Length * 3) + variables.Length + query.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        _program.CopyTo(buffer, 0);
        var length = _program.Length;

        // Each part is preceded by its length, so that no two requests make the same bytes.
        Append(buffer, ref length, name);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), (int)mediaType);
        length += sizeof(int);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), variables.Length);
        length += sizeof(int);
        variables.CopyTo(buffer.AsSpan(length));
        length += variables.Length;
        query.CopyTo(buffer.AsSpan(length));
        length += query.Length;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return RequestKey.Of(hash);
    }

    /// <summary>Names something else that is made of the graph than the answer to a request.</summary>
    /// <param name="name">What it is, with all that its content depends on beside the program and the graph.</param>
    public RequestKey Key(string name) =>
        RequestKey.Of(SHA256.HashData([.. _program, .. Encoding.UTF8.GetBytes(name)]));

    /// <summary>The whole tag: each content coding of an answer has its own.</summary>
    public static string Quote(string hash, ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => $"\"{hash}-br\"",
        ContentCoding.Gzip => $"\"{hash}-gz\"",
        _ => $"\"{hash}\"",
    };

    /// <summary>Finds in <c>If-None-Match</c> the tag of an answer that the client may reuse.</summary>
    /// <param name="ifNoneMatch">The header.</param>
    /// <param name="hash">The answer's hash.</param>
    /// <param name="coding">The content coding that the client would get, if the answer is long enough.</param>
    /// <returns>The tag that matches, or null.</returns>
    public static string? FindMatch(StringValues ifNoneMatch, string hash, ContentCoding coding)
    {
        var header = ifNoneMatch.ToString();
        var tag = Quote(hash, coding);

        // RFC 9110, section 13.1.2: an asterisk means whatever there is.
        if (header.AsSpan().Trim() is "*" || header.Contains(tag, StringComparison.Ordinal))
        {
            return tag;
        }

        tag = Quote(hash, ContentCoding.Identity);
        return header.Contains(tag, StringComparison.Ordinal) ? tag : null;
    }

    private static void Append(byte[] buffer, ref int length, string text)
    {
        var count = Encoding.UTF8.GetBytes(text, buffer.AsSpan(length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), count);
        length += sizeof(int) + count;
    }

    // Deterministic builds of the same sources have the same module version ids, on whatever machine.
    private static string Program() => string.Join(
        ' ',
        new[] { typeof(EntityTags), typeof(IGraphStore), typeof(Kin10.GraphQL.Response.ResponseWriter) }
            .Select(type => type.Module.ModuleVersionId.ToString("N")));
}
