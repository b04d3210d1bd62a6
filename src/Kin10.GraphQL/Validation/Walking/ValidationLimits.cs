namespace Kin10.GraphQL.Validation;

/// <summary>
/// What a document may ask of the server before anything is executed. Every limit is at least 1; over a limit the document is refused with
/// an error that names the limit, its value and what was found.
/// </summary>
public sealed record ValidationLimits
{
    /// <summary>The limits with their defaults.</summary>
    public static ValidationLimits Default { get; } = new();

    /// <summary>
    /// How deep fields may be nested in an operation, fragments expanded; a root field has depth 1. The default, 25, leaves room for the
    /// usual introspection query, which needs 15.
    /// </summary>
    public int MaxDepth { get; init => field = AtLeastOne(value); } = 25;

    /// <summary>How many fields an operation may select, fragments expanded at each use. The default is 2,000.</summary>
    public int MaxFields { get; init => field = AtLeastOne(value); } = 2_000;

    /// <summary>Under how many response keys one field may be selected on one parent, fragments expanded. The default is 1,000.</summary>
    public int MaxAliases { get; init => field = AtLeastOne(value); } = 1000;

    /// <summary>How many directives may be used in one place. The default is 10.</summary>
    public int MaxDirectives { get; init => field = AtLeastOne(value); } = 10;

    /// <summary>
    /// How many steps the check of field merging (section 5.3.2) may take. It takes a few for each field of the expanded operations; only
    /// documents that are made to be slow come near the default, 1,000,000.
    /// </summary>
    public int MaxMergeSteps { get; init => field = AtLeastOne(value); } = 1_000_000;

    /// <summary>How many errors are reported; a last one then says that more were left out. The default is 25.</summary>
    public int MaxErrors { get; init => field = AtLeastOne(value); } = 25;

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
