namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>JSON Lines (jsonlines.org): each row as it stands in a response, which has no line breaks.</summary>
internal sealed class JsonLinesFormat : IRowFormat
{
    /// <inheritdoc/>
    public string MediaType => "application/jsonl";

    /// <inheritdoc/>
    public string Extension => "jsonl";

    /// <inheritdoc/>
    public void WriteHead(Stream output)
    {
    }

    /// <inheritdoc/>
    public void WriteRow(ReadOnlySpan<byte> json, Stream output)
    {
        output.Write(json);
        output.WriteByte((byte)'\n');
    }
}
