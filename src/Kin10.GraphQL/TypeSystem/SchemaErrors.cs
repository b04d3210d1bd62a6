using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Gathers everything that is wrong with a schema, so that all of it can be said at once.</summary>
internal sealed class SchemaErrors
{
    private readonly List<GraphQLError> _errors = [];

    public void Add(SyntaxNode place, string message) => Add(place.Location, message);

    public void Add(SourceLocation location, string message) =>
        _errors.Add(new GraphQLError(ErrorCodes.GraphQLValidationFailed, message, location));

    /// <summary>An error that speaks of two places, such as a duplicate: the one that is wrong, then the first.</summary>
    public void Add(SyntaxNode first, SyntaxNode second, string message) =>
        _errors.Add(new GraphQLError(ErrorCodes.GraphQLValidationFailed, message, [second.Location, first.Location]));

    /// <exception cref="GraphQLException">There are errors; they come in the order of the source.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new GraphQLException(
                [.. _errors.OrderBy(static error => error.Locations[0].Line).ThenBy(static error => error.Locations[0].Column)]);
        }
    }
}
