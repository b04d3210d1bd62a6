namespace Kin10.Bolt.Messages;

/// <summary>The response messages: RECORD is a detail, the others are summaries.</summary>
internal enum ResponseKind
{
    Success,
    Record,
    Ignored,
    Failure,
}
