namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>What a condition needs of one request's value, made once before rows are looked at. Used again by later requests.</summary>
internal sealed class PreparedValue
{
    /// <summary>The least key that satisfies.</summary>
    public long Least { get; set; }

    /// <summary>The greatest key that satisfies.</summary>
    public long Greatest { get; set; }

    /// <summary>Whether what is missing satisfies; or the value of a flag.</summary>
    public bool Flag { get; set; }

    /// <summary>The UTF-8 to look for.</summary>
    public byte[] Text { get; set; } = [];

    /// <summary>How much of <see cref="Text"/> counts.</summary>
    public int TextLength { get; set; }

    /// <summary>Keys in order.</summary>
    public long[] Keys { get; set; } = [];

    /// <summary>How many of <see cref="Keys"/> count.</summary>
    public int KeyCount { get; set; }

    public ReadOnlySpan<byte> Needle => Text.AsSpan(0, TextLength);

    public ReadOnlySpan<long> Set => Keys.AsSpan(0, KeyCount);
}
