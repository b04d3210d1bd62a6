namespace Kin10.Bolt.Results;

/// <summary>Who started a statement and owns its connection: a session or a transaction.</summary>
internal interface IResultOwner
{
    /// <summary>Refuses to let a result be read after the transaction or the session that it belongs to.</summary>
    void ThrowIfOver();

    /// <summary>Makes sure that what is read from the connection next belongs to this result.</summary>
    ValueTask ActivateAsync(ResultCursor cursor, CancellationToken cancellationToken);

    /// <summary>The result has ended; the connection's last message was its summary.</summary>
    void Complete(ResultCursor cursor, string? bookmark);

    /// <summary>The result cannot be read to its end.</summary>
    void Fail(Exception error);
}
