namespace Kin10.Graph.Search.Queries;

/// <summary>A row that was found.</summary>
/// <param name="Row">Its number, which is the rank of its id.</param>
/// <param name="Score">How well it fits; greater is better.</param>
/// <param name="IsBeginning">Whether the last word was only found as the beginning of one.</param>
internal readonly record struct RankedRow(int Row, double Score, bool IsBeginning) : IComparable<RankedRow>
{
    /// <summary>Best first, then by id.</summary>
    public int CompareTo(RankedRow other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Row.CompareTo(other.Row);
    }
}
