namespace Kin10.Bolt;

/// <summary>
/// Something went wrong in the transaction before, and ended it; <see cref="Exception.InnerException"/> is that. Nothing of the transaction
/// was done for good, unless that says otherwise.
/// </summary>
public sealed class TransactionTerminatedException : BoltException
{
    internal TransactionTerminatedException(Exception cause)
        : base($"The transaction was terminated by an earlier error: {cause.Message}", cause)
    {
    }

    /// <summary>Whether doing the work again makes sense: as the earlier error says.</summary>
    public override bool IsRetryable => InnerException is BoltException { IsRetryable: true };

    /// <inheritdoc/>
    public override bool ConnectionSurvives => InnerException is not BoltException { ConnectionSurvives: false };
}
