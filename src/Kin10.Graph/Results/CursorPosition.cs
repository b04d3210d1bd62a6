namespace Kin10.Graph.Results;

/// <summary>
/// The place in an ordered list that a cursor marks: the values of the order's keys and the id, whether or not the row is still there.
/// </summary>
/// <param name="Keys">
/// The keys' values in the order of the plan: null, bool, long, double, string, <see cref="CutText"/> or <see cref="DateOnly"/>.
/// </param>
/// <param name="Id">The row's id.</param>
public sealed record CursorPosition(IReadOnlyList<object?> Keys, string Id)
{
    /// <summary>Whether the rest of some text must be found by the id.</summary>
    public bool IsCut => Keys.Any(key => key is CutText);
}
