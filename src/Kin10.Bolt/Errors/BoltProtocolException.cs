namespace Kin10.Bolt;

/// <summary>
/// The peer does not speak Bolt as specified: malformed data, a message out of order, no version in common. The connection is
/// closed.
/// </summary>
public sealed class BoltProtocolException : BoltException
{
    /// <summary>Names what was wrong.</summary>
    /// <param name="message">What, where, and what would have been right.</param>
    public BoltProtocolException(string message)
        : this(message, null)
    {
    }

    internal BoltProtocolException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public override bool IsRetryable => false;

    /// <inheritdoc/>
    public override bool ConnectionSurvives => false;
}
