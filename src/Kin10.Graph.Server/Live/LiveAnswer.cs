using System.Buffers.Binary;
using System.Security.Cryptography;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Live;

/// <summary>The answer to an operation at one version of the graph; immutable, shared by all who follow the operation.</summary>
/// <param name="Body">The response, JSON in UTF-8.</param>
/// <param name="Version">The version of the graph; null when it is not proven.</param>
internal sealed record LiveAnswer(ReadOnlyMemory<byte> Body, string? Version)
{
    /// <summary>What is wrong with the request itself, so that no other answer will come; null for an answer.</summary>
    public IReadOnlyList<GraphQLError>? Refusal { get; init; }

    /// <summary>Whether it only says that the store does not answer.</summary>
    public bool IsOutage { get; init; }

    /// <summary>Whether it only says that nobody who follows the operation has enough left for it.</summary>
    public bool IsLimited { get; init; }

    /// <summary>The first version at which the answer was seen to have these bytes; null when it is not proven.</summary>
    public string? Since { get; init; } = Version;

    /// <summary>Tells bodies apart without keeping them.</summary>
    public UInt128 Hash { get; } = HashOf(Body.Span);

    private static UInt128 HashOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
