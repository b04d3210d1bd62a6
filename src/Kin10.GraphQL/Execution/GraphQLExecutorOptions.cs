using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Execution;

/// <summary>The limits of a <see cref="GraphQLExecutor{TPlan}"/>.</summary>
public sealed record GraphQLExecutorOptions
{
    /// <summary>What a document may cost to parse.</summary>
    public ParserLimits ParserLimits { get; init; } = ParserLimits.Default;

    /// <summary>What a document may cost to validate, and how deep it may be.</summary>
    public ValidationLimits ValidationLimits { get; init; } = ValidationLimits.Default;

    /// <summary>
    /// What the valid documents that are kept may hold together, in bytes; default 16 MiB. A document is kept from its second use on,
    /// unless it takes more than a sixteenth of it: then it is parsed each time.
    /// </summary>
    public long MaxDocumentCacheBytes { get; init; } = 16L << 20;

    /// <summary>
    /// What the compiled operations that are kept, one for each shape of variables, may hold together, in bytes; default 64 MiB. One is
    /// kept from its second use on, unless it takes more than a sixteenth of it.
    /// </summary>
    public long MaxPlanCacheBytes { get; init; } = 64L << 20;

    /// <summary>How many fields an operation may have after its fragments are spread out, counted for each type; default 20,000.</summary>
    public int MaxSelectedFields { get; init; } = 20_000;

    /// <summary>How many fields an answer, or the answers of a batch, may have about the schema; default 1,000,000.</summary>
    public int MaxIntrospectionValues { get; init; } = 1_000_000;

    /// <summary>
    /// How many fragments with <c>@defer</c> are delivered on their own; further ones are answered with what they are in; 0 defers nothing.
    /// Default 16.
    /// </summary>
    public int MaxDeferredFragments { get; init; } = 16;
}
