using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// What whoever asks may still ask for, in the units of the handler's costs. A handler takes the cost of an operation when it knows it,
/// before anything is read.
/// </summary>
public interface IAllowance
{
    /// <summary>Takes the cost of an operation that will be executed now.</summary>
    /// <param name="cost">Its estimated cost.</param>
    /// <exception cref="GraphQLException">
    /// So much is not left, and nothing is taken: <see cref="ErrorCodes.RateLimited"/>, or <see cref="ErrorCodes.CostLimitExceeded"/> where
    /// it will never be.
    /// </exception>
    void Take(double cost);

    /// <summary>Takes a cost that is known only when the work is done; what is not left is owed, and taken first the next time.</summary>
    /// <param name="cost">What it has cost.</param>
    void Owe(double cost);
}
