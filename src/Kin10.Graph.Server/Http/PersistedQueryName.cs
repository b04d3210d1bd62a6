using System.Text.Json;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>What <c>extensions.persistedQuery</c> of a request says.</summary>
/// <param name="IsVersion1">Whether <c>version</c> is 1, the only one there is.</param>
/// <param name="Hash"><c>sha256Hash</c> in bytes; null when it is not the hexadecimal form of a SHA-256 hash.</param>
internal sealed record PersistedQueryName(bool IsVersion1, byte[]? Hash)
{
    /// <summary>Reads the value of the entry; null stands for none.</summary>
    /// <exception cref="RequestRefusedException">It is not an object with a text <c>sha256Hash</c>.</exception>
    public static PersistedQueryName? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Malformed();
        }

        bool isVersion1 = false, hasHash = false;
        byte[]? hash = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                isVersion1 = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version == 1;
            }
            else if (reader.ValueTextEquals("sha256Hash"u8))
            {
                reader.Read();
                hasHash = reader.TokenType == JsonTokenType.String;
                hash = hasHash ? ReadHash(ref reader) : null;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        return hasHash ? new PersistedQueryName(isVersion1, hash) : throw Malformed();
    }

    private static byte[]? ReadHash(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length != 2 * PersistedDocuments.HashBytes)
        {
            return null;
        }

        var hash = new byte[PersistedDocuments.HashBytes];
        var status = Convert.FromHexString(reader.ValueSpan, hash, out _, out _);
        return status == System.Buffers.OperationStatus.Done ? hash : null;
    }

    private static RequestRefusedException Malformed() => RequestRefusedException.BadRequest(
        "extensions.persistedQuery must be an object with version 1 and the SHA-256 hash of the document as sha256Hash, in hexadecimal.");
}
