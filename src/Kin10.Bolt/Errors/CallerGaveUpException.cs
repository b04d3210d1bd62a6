namespace Kin10.Bolt;

/// <summary>
/// A caller gave up while its requests were leaving: only a part of them may have, so the connection is of no use any more. It
/// says nothing about the server, and is only remembered: the caller gets its own cancellation.
/// </summary>
internal sealed class CallerGaveUpException() : BoltException("The caller gave up while requests were being sent.", null)
{
    public override bool IsRetryable => false;

    public override bool ConnectionSurvives => false;
}
