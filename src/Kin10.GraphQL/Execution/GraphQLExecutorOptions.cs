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

    /// <summary>How many valid documents are kept; default 1000.</summary>
    public int MaxCachedDocuments { get; init; } = 1000;

    /// <summary>The longest document that is kept, in bytes; longer ones are parsed each time. Default 65,536.</summary>
    public int MaxCachedDocumentBytes { get; init; } = 64 * 1024;

    /// <summary>How many compiled operations, one for each shape of variables, are kept; default 4000.</summary>
    public int MaxCachedPlans { get; init; } = 4000;

    /// <summary>The longest shape, in characters, of which a compiled operation is kept; default 4096.</summary>
    public int MaxCachedShapeLength { get; init; } = 4096;

    /// <summary>How many fields an operation may have after its fragments are spread out, counted for each type; default 20,000.</summary>
    public int MaxSelectedFields { get; init; } = 20_000;

    /// <summary>How many fields an answer about the schema may have; default 1,000,000.</summary>
    public int MaxIntrospectionValues { get; init; } = 1_000_000;
}
