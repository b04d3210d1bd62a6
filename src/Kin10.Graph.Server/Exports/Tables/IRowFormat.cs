namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>How the rows of an export are written.</summary>
internal interface IRowFormat
{
    /// <summary>The value of <c>Content-Type</c>.</summary>
    string MediaType { get; }

    /// <summary>How names of such files end.</summary>
    string Extension { get; }

    /// <summary>Writes what comes before the rows.</summary>
    void WriteHead(Stream output);

    /// <summary>Writes a row.</summary>
    /// <param name="json">The row as it stands in a response.</param>
    /// <param name="output">Where it goes.</param>
    void WriteRow(ReadOnlySpan<byte> json, Stream output);
}
