namespace Kin10.GraphQL.Errors;

/// <summary>Refuses a whole request before anything is executed: the response has errors and no <c>data</c>.</summary>
public sealed class GraphQLException : Exception
{
    /// <summary>Refuses the request with these errors.</summary>
    /// <param name="errors">At least one error.</param>
    public GraphQLException(IReadOnlyList<GraphQLError> errors)
        : base(errors[0].Message) => Errors = errors;

    /// <summary>Refuses the request with one error.</summary>
    public GraphQLException(GraphQLError error)
        : this([error])
    {
    }

    /// <summary>The errors, at least one.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}
