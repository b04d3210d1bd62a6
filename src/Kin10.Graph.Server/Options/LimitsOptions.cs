using Kin10.Graph.Api;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation;

namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Limits</c>: what one GraphQL request may ask. The defaults are those of the engine and of the core.</summary>
internal sealed record LimitsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Limits";

    /// <summary>See <see cref="GraphLimits.DefaultPageSize"/>.</summary>
    public int DefaultPageSize { get; init; } = new GraphLimits().DefaultPageSize;

    /// <summary>See <see cref="GraphLimits.MaxPageSize"/>.</summary>
    public int MaxPageSize { get; init; } = new GraphLimits().MaxPageSize;

    /// <summary>See <see cref="GraphLimits.MaxCost"/>.</summary>
    public long MaxCost { get; init; } = new GraphLimits().MaxCost;

    /// <summary>See <see cref="GraphLimits.MaxConditions"/>.</summary>
    public int MaxConditions { get; init; } = new GraphLimits().MaxConditions;

    /// <summary>See <see cref="GraphLimits.MaxSearchLength"/>.</summary>
    public int MaxSearchLength { get; init; } = new GraphLimits().MaxSearchLength;

    /// <summary>See <see cref="GraphLimits.MaxSearchedIds"/>.</summary>
    public int MaxSearchedIds { get; init; } = new GraphLimits().MaxSearchedIds;

    /// <summary>See <see cref="GraphLimits.MaxSubgraphNodes"/>.</summary>
    public int MaxSubgraphNodes { get; init; } = new GraphLimits().MaxSubgraphNodes;

    /// <summary>See <see cref="GraphLimits.MaxWalkLength"/>.</summary>
    public int MaxWalkLength { get; init; } = new GraphLimits().MaxWalkLength;

    /// <summary>See <see cref="GraphLimits.MaxVisited"/>.</summary>
    public int MaxVisited { get; init; } = new GraphLimits().MaxVisited;

    /// <summary>See <see cref="ParserLimits.MaxTokens"/>.</summary>
    public int MaxTokens { get; init; } = ParserLimits.Default.MaxTokens;

    /// <summary>How deep selection sets, values and types may be nested in the text: <see cref="ParserLimits.MaxDepth"/>.</summary>
    public int MaxNesting { get; init; } = ParserLimits.Default.MaxDepth;

    /// <summary>See <see cref="ParserLimits.MaxDocumentBytes"/>.</summary>
    public int MaxDocumentBytes { get; init; } = ParserLimits.Default.MaxDocumentBytes;

    /// <summary>How deep fields may be nested: <see cref="ValidationLimits.MaxDepth"/>.</summary>
    public int MaxDepth { get; init; } = ValidationLimits.Default.MaxDepth;

    /// <summary>See <see cref="ValidationLimits.MaxFields"/>.</summary>
    public int MaxFields { get; init; } = ValidationLimits.Default.MaxFields;

    /// <summary>See <see cref="ValidationLimits.MaxAliases"/>.</summary>
    public int MaxAliases { get; init; } = ValidationLimits.Default.MaxAliases;

    /// <summary>See <see cref="ValidationLimits.MaxDirectives"/>.</summary>
    public int MaxDirectives { get; init; } = ValidationLimits.Default.MaxDirectives;

    /// <summary>See <see cref="ValidationLimits.MaxMergeSteps"/>.</summary>
    public int MaxMergeSteps { get; init; } = ValidationLimits.Default.MaxMergeSteps;

    /// <summary>See <see cref="ValidationLimits.MaxErrors"/>.</summary>
    public int MaxErrors { get; init; } = ValidationLimits.Default.MaxErrors;

    /// <summary>See <see cref="GraphQLExecutorOptions.MaxSelectedFields"/>.</summary>
    public int MaxSelectedFields { get; init; } = new GraphQLExecutorOptions().MaxSelectedFields;

    /// <summary>See <see cref="GraphQLExecutorOptions.MaxIntrospectionValues"/>.</summary>
    public int MaxIntrospectionValues { get; init; } = new GraphQLExecutorOptions().MaxIntrospectionValues;

    /// <summary>See <see cref="GraphQLExecutorOptions.MaxDeferredFragments"/>.</summary>
    public int MaxDeferredFragments { get; init; } = new GraphQLExecutorOptions().MaxDeferredFragments;

    /// <summary>See <see cref="GraphQLExecutorOptions.MaxDocumentCacheBytes"/>.</summary>
    public long MaxDocumentCacheBytes { get; init; } = new GraphQLExecutorOptions().MaxDocumentCacheBytes;

    /// <summary>See <see cref="GraphQLExecutorOptions.MaxPlanCacheBytes"/>.</summary>
    public long MaxPlanCacheBytes { get; init; } = new GraphQLExecutorOptions().MaxPlanCacheBytes;

    /// <summary>
    /// What the documents that clients name by their hash may hold together, in bytes; 0 keeps none. Default 16,777,216 (16 MiB).
    /// </summary>
    public long MaxPersistedQueryBytes { get; init; } = 16L << 20;

    /// <summary>The part that concerns the graph.</summary>
    public GraphLimits ToGraphLimits() => new()
    {
        DefaultPageSize = DefaultPageSize,
        MaxPageSize = MaxPageSize,
        MaxCost = MaxCost,
        MaxConditions = MaxConditions,
        MaxSearchLength = MaxSearchLength,
        MaxSearchedIds = MaxSearchedIds,
        MaxSubgraphNodes = MaxSubgraphNodes,
        MaxWalkLength = MaxWalkLength,
        MaxVisited = MaxVisited,
    };

    /// <summary>The part that concerns the engine.</summary>
    public GraphQLExecutorOptions ToExecutorOptions() => new()
    {
        ParserLimits = new ParserLimits { MaxTokens = MaxTokens, MaxDepth = MaxNesting, MaxDocumentBytes = MaxDocumentBytes },
        ValidationLimits = new ValidationLimits
        {
            MaxDepth = MaxDepth,
            MaxFields = MaxFields,
            MaxAliases = MaxAliases,
            MaxDirectives = MaxDirectives,
            MaxMergeSteps = MaxMergeSteps,
            MaxErrors = MaxErrors,
        },
        MaxSelectedFields = MaxSelectedFields,
        MaxIntrospectionValues = MaxIntrospectionValues,
        MaxDeferredFragments = MaxDeferredFragments,
        MaxDocumentCacheBytes = MaxDocumentCacheBytes,
        MaxPlanCacheBytes = MaxPlanCacheBytes,
    };

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(DefaultPageSize, 1, MaxPageSize, "rows");
        checks.Between(MaxPageSize, 1, 100_000, "rows");
        checks.Between(MaxCost, 1, long.MaxValue, "cost units");
        checks.Between(MaxConditions, 1, int.MaxValue, "conditions");
        checks.Between(MaxSearchLength, 1, 10_000, "characters");
        checks.Between(MaxSearchedIds, 0, 1_000_000, "ids");
        checks.Between(MaxSubgraphNodes, 1, 100_000, "nodes");
        checks.Between(MaxWalkLength, 1, 100, "links");
        checks.Between(MaxVisited, 1, 1_000_000_000, "nodes or links");
        checks.Between(MaxTokens, 1, int.MaxValue, "tokens");
        checks.Between(MaxNesting, 1, ParserLimits.GreatestDepth, "levels");
        checks.Between(MaxDocumentBytes, 1, int.MaxValue, "bytes");
        checks.Between(MaxDepth, 1, ParserLimits.GreatestDepth, "levels");
        checks.Between(MaxFields, 1, int.MaxValue, "fields");
        checks.Between(MaxAliases, 1, int.MaxValue, "response keys");
        checks.Between(MaxDirectives, 1, int.MaxValue, "directives");
        checks.Between(MaxMergeSteps, 1, int.MaxValue, "steps");
        checks.Between(MaxErrors, 1, 10_000, "errors");
        checks.Between(MaxSelectedFields, 1, int.MaxValue, "fields");
        checks.Between(MaxIntrospectionValues, 1, int.MaxValue, "values");
        checks.Between(MaxDeferredFragments, 0, 1_000, "fragments");
        checks.Between(MaxDocumentCacheBytes, 0, 1L << 40, "bytes");
        checks.Between(MaxPlanCacheBytes, 0, 1L << 40, "bytes");
        checks.Between(MaxPersistedQueryBytes, 0, 1L << 40, "bytes");
    }
}
