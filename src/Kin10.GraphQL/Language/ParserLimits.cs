namespace Kin10.GraphQL.Language;

/// <summary>What a document may cost at most. A document beyond a limit is refused with <c>GRAPHQL_VALIDATION_FAILED</c>.</summary>
public sealed record ParserLimits
{
    /// <summary>The greatest value that <see cref="MaxDepth"/> can have: deeper recursion could exhaust the stack.</summary>
    public const int GreatestDepth = 1000;

    /// <summary>The limits for documents from clients.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>The limits for schemas, which come from the operator: only the depth is bounded.</summary>
    public static ParserLimits Schema { get; } = new() { MaxTokens = int.MaxValue, MaxDocumentBytes = int.MaxValue };

    /// <summary>How many tokens a document may have; comments are not tokens. Default 15,000.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>
    /// How deep selection sets, values and list types may be nested; default 200, at most <see cref="GreatestDepth"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 and <see cref="GreatestDepth"/>.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestDepth);
            field = value;
        }
    } = 200;

    /// <summary>How many bytes of UTF-8 a document may have. Default 262,144 (256 KiB).</summary>
    public int MaxDocumentBytes { get; init; } = 256 * 1024;
}
