namespace Kin10.Bolt;

/// <summary>
/// Something went wrong between this client and the server. Misuse of this client is not among it: that throws the
/// exceptions of the BCL (<see cref="ArgumentException"/>, <see cref="InvalidOperationException"/>,
/// <see cref="ObjectDisposedException"/>).
/// </summary>
public abstract class BoltException : Exception
{
    private protected BoltException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether doing the same work again in a new transaction makes sense.</summary>
    public abstract bool IsRetryable { get; }

    /// <summary>Whether the connection can be used again (after a RESET); otherwise it is closed.</summary>
    public abstract bool ConnectionSurvives { get; }
}
