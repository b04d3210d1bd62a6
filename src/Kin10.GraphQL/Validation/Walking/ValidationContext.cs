using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation;

/// <summary>What all rules share while one document is validated: the schema, the document's fragments, and the errors found.</summary>
internal sealed class ValidationContext(GraphQLSchema schema, DocumentNode document, ValidationLimits limits)
{
    // A document must not blow up its own answer: names and cycles may be as long as the document, and occur in many errors.
    private const int MaxMessageLength = 1_000;
    private const int MaxLocations = 20;

    private readonly List<GraphQLError> _errors = [];

    public GraphQLSchema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ValidationLimits Limits { get; } = limits;

    public FragmentGraph Fragments { get; } = new(document);

    public ImplicitFields ImplicitFields { get; } = new(schema);

    /// <summary>Whether an error had to be left out, so that there is no use in going on.</summary>
    public bool IsFull { get; private set; }

    public void Report(string message, params ReadOnlySpan<SourceLocation> locations) => Add(message, locations, null);

    /// <summary>Reports that a limit is exceeded; the numbers are in <c>extensions</c> too.</summary>
    public void ReportLimit(string limit, int maximum, long found, string message, params ReadOnlySpan<SourceLocation> locations) =>
        Add(
            $"{message} The limit {limit} is {maximum}.",
            locations,
            new Dictionary<string, object?> { ["limit"] = limit, ["maximum"] = (long)maximum, ["found"] = found });

    public IReadOnlyList<GraphQLError> GetErrors() =>
        IsFull
            ? [.. _errors, new GraphQLError(
                ErrorCodes.GraphQLValidationFailed,
                $"The document has more errors than the {Limits.MaxErrors} that are reported (limit MaxErrors); the others were left out.")]
            : _errors;

    private void Add(string message, ReadOnlySpan<SourceLocation> locations, Dictionary<string, object?>? extensions)
    {
        if (_errors.Count >= Limits.MaxErrors)
        {
            IsFull = true;
            return;
        }

        _errors.Add(new GraphQLError(
            ErrorCodes.GraphQLValidationFailed,
            MessageText.Abbreviate(message, MaxMessageLength),
            locations[..Math.Min(locations.Length, MaxLocations)].ToArray(),
            Extensions: extensions));
    }
}
