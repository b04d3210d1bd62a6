namespace Kin10.Bolt;

/// <summary>Settings of one transaction.</summary>
public sealed record TransactionOptions
{
    /// <summary>How long the server lets the transaction run; null for the server's own setting, zero for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// What the server shows of the transaction in its query log and in <c>SHOW TRANSACTIONS</c>; null for nothing.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    internal TransactionOptions Validated()
    {
        if (Timeout < TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(TransactionOptions)}.{nameof(Timeout)} is {Timeout}; it must not be negative.");
        }

        return this;
    }
}
