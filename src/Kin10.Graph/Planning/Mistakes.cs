using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>All that is wrong with one operation, each mistake once although a fragment may stand in many places.</summary>
internal sealed class Mistakes
{
    // Made with the first mistake: most requests have none.
    private List<GraphQLError>? _errors;
    private HashSet<(SourceLocation Location, string Message)>? _known;

    public void Add(string code, string message, SourceLocation location)
    {
        _known ??= [];
        if (_known.Add((location, message)))
        {
            (_errors ??= []).Add(new GraphQLError(code, message, location));
        }
    }

    public void BadInput(Place place, string problem, SourceLocation location) =>
        Add(ErrorCodes.BadUserInput, $"{place}: {problem}", location);

    /// <exception cref="GraphQLException">There is at least one.</exception>
    public void ThrowIfAny()
    {
        if (_errors is not null)
        {
            throw new GraphQLException(_errors);
        }
    }
}
