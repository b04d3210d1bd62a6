using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Execution;

/// <summary>What answers the root fields of a schema. The engine does not know what it does.</summary>
/// <typeparam name="TPlan">What the handler makes of an operation once and keeps for all requests of the same shape.</typeparam>
public interface IOperationHandler<TPlan>
    where TPlan : class
{
    /// <summary>
    /// Compiles an operation, once per document, operation and shape; the result is cached and shared by all callers. Several requests that
    /// come first at the same time may each compile; one result is kept.
    /// </summary>
    /// <param name="operation">
    /// The operation. Its type is one for which the schema has a root type. What a handler makes of a subscription answers one event.
    /// </param>
    /// <exception cref="Errors.GraphQLException">The operation asks for something wrong; nothing is executed.</exception>
    TPlan Compile(SelectedOperation operation);

    /// <summary>Finds what is wrong with a request without reading anything. By default nothing is.</summary>
    /// <param name="plan">What <see cref="Compile"/> made.</param>
    /// <param name="variables">Variables of the shape for which the operation was compiled.</param>
    /// <exception cref="Errors.GraphQLException">Such a request is refused as a whole.</exception>
    void Check(TPlan plan, VariableValues variables)
    {
    }

    /// <summary>
    /// Binds the variables and begins to read. Everything that can be wrong with a request is found here, before any answer.
    /// </summary>
    /// <param name="plan">What <see cref="Compile"/> made.</param>
    /// <param name="variables">Variables of the shape for which the operation was compiled.</param>
    /// <param name="context">Who asks, and until when. Rights are looked at here: the plan is shared by all callers.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="Errors.GraphQLException">The request is refused as a whole.</exception>
    ValueTask<IOperationRun> BeginAsync(
        TPlan plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken);
}

/// <summary>One request at work.</summary>
public interface IOperationRun : IAsyncDisposable
{
    /// <summary>
    /// Writes the value of a root field; called at most once for each that is not introspection, in response order. The response key is
    /// already written. Field errors go to <see cref="ResponseWriter.AddError"/>.
    /// </summary>
    /// <param name="index">
    /// The position in <see cref="SelectedOperation.Fields"/>, or after them in <see cref="SelectedOperation.Deferred"/>. What is deferred
    /// need not be read before it is asked for, but is of the same snapshot.
    /// </param>
    /// <param name="writer">Where the value goes. On a field error in a non-null position it must be left as it was.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <returns>False when the value is null and may not be, so that the whole <c>data</c> becomes null (section 6.4.4).</returns>
    ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken);

    /// <summary>Called once, after the last field.</summary>
    /// <returns>The version of the graph from which all of the answer was read; null when that cannot be proven.</returns>
    ValueTask<string?> CompleteAsync(CancellationToken cancellationToken);
}
