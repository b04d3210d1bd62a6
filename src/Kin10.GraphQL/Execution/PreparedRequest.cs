using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// What a request turned out to be before it is executed: see <see cref="GraphQLExecutor{TPlan}.Examine"/>. For a host that lets another
/// program look at requests first, but only at those that are right. Belongs to one request.
/// </summary>
public abstract class PreparedRequest
{
    private protected PreparedRequest(IReadOnlyList<GraphQLError> errors, OperationType? type, string? name) =>
        (Errors, OperationType, OperationName) = (errors, type, name);

    /// <summary>Why it is refused; empty where it is right. Executing it says the same.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The operation's type; null when it was not found out.</summary>
    public OperationType? OperationType { get; }

    /// <summary>The operation's name in the document, if it has one and was found.</summary>
    public string? OperationName { get; }

    /// <summary>Whether it asks about the schema and for nothing else (<c>__schema</c> or <c>__type</c>).</summary>
    public bool IsIntrospection { get; private protected init; }
}

/// <summary>A request that was looked at by one executor.</summary>
internal sealed class PreparedRequest<TPlan> : PreparedRequest
    where TPlan : class
{
    public PreparedRequest(DocumentOperation operation, ExecutableOperation<TPlan> plan, VariableValues variables)
        : base([], operation.Type, operation.Name)
    {
        (Operation, Plan, Variables) = (operation, plan, variables);
        IsIntrospection = plan.HandlerPlan is null && plan.Fields.Any(field => field.Typename is null);
    }

    public PreparedRequest(GraphQLResultKind refusal, IReadOnlyList<GraphQLError> errors, DocumentOperation? operation)
        : base(errors, operation?.Type, operation?.Name) =>
        (Refusal, Operation) = (refusal, operation);

    /// <summary>How it is refused; null where it is right.</summary>
    public GraphQLResultKind? Refusal { get; }

    /// <summary>Its operation, where it was found.</summary>
    public DocumentOperation? Operation { get; }

    /// <summary>Its plan, where it is right.</summary>
    public ExecutableOperation<TPlan>? Plan { get; }

    /// <summary>Its variables, where it is right.</summary>
    public VariableValues? Variables { get; }
}
