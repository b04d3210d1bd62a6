namespace Kin10.GraphQL.Execution;

/// <summary>
/// What belongs to one request and not to its document: who asks, until when, and under which trace. It is passed from the executor
/// through <see cref="IOperationHandler{TPlan}.BeginAsync"/> to the store. Rights are looked at there, after the variables are bound:
/// what is compiled is shared by all callers and must not depend on one of them. The default value is <see cref="Anonymous"/>.
/// </summary>
public readonly record struct RequestContext
{
    // Null for the anonymous caller, so that the default value is a valid context and equal to Anonymous.
    private readonly Caller? _caller;

    /// <summary>The context of a request.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="deadline">See <see cref="Deadline"/>.</param>
    /// <param name="traceId">See <see cref="TraceId"/>.</param>
    /// <param name="batch">See <see cref="Batch"/>.</param>
    /// <param name="allowance">See <see cref="Allowance"/>.</param>
    /// <param name="report">See <see cref="Report"/>.</param>
    public RequestContext(
        Caller caller, DateTimeOffset? deadline = null, string? traceId = null, BatchUsage? batch = null, IAllowance? allowance = null,
        OperationReport? report = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        _caller = caller == Caller.Anonymous ? null : caller;
        Deadline = deadline;
        TraceId = traceId;
        Batch = batch;
        Allowance = allowance;
        Report = report;
    }

    /// <summary>A request of <see cref="Caller.Anonymous"/> without deadline and trace.</summary>
    public static RequestContext Anonymous => default;

    /// <summary>Who asks.</summary>
    public Caller Caller => _caller ?? Caller.Anonymous;

    /// <summary>
    /// The point in time from which nobody waits for the answer, if there is one. The host cancels the request then; a store can limit its
    /// own work by it, or refuse work that cannot be done by then.
    /// </summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>The id under which logs and traces tell of this request, if it has one.</summary>
    public string? TraceId { get; }

    /// <summary>What the requests before this one in the same batch have used of the limits; null for a request on its own.</summary>
    public BatchUsage? Batch { get; }

    /// <summary>From what the cost of this request is taken; null where clients may ask for as much as they like.</summary>
    public IAllowance? Allowance { get; }

    /// <summary>Takes what this request costs and how it is executed; null where nobody asked.</summary>
    public OperationReport? Report { get; }
}
