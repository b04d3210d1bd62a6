namespace Kin10.GraphQL.Execution;

/// <summary>A compiled operation: what requests with the same document, operation and shape share.</summary>
/// <typeparam name="TPlan">The handler's part.</typeparam>
/// <param name="Shape">The shape it was compiled for.</param>
/// <param name="Fields">The root fields in response order.</param>
/// <param name="HandlerPlan">What the handler made of it; null when all fields are introspection.</param>
internal sealed record ExecutableOperation<TPlan>(string Shape, ExecutableField[] Fields, TPlan? HandlerPlan)
    where TPlan : class
{
    /// <summary>What is delivered after the root fields; none where all is answered at once.</summary>
    public DeferredFragment[] Deferred { get; init; } = [];
}
