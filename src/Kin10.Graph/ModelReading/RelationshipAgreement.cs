using System.Diagnostics;
using Kin10.Graph.Model;

namespace Kin10.Graph.ModelReading;

/// <summary>
/// Checks that fields which follow a relationship type in opposite directions agree: where both ends have a field, each must lead to
/// the other's type. An end without a field is free.
/// </summary>
internal static class RelationshipAgreement
{
    /// <param name="drafts">All fields of one relationship type.</param>
    /// <param name="mistakes">Where disagreements are reported.</param>
    public static void Check(IReadOnlyList<RelationshipDraft> drafts, MistakeList mistakes)
    {
        foreach (var draft in drafts)
        {
            foreach (var target in draft.Target.NodeTypes)
            {
                var inverses = drafts.Where(other => other.Owner == target && other.Direction == Inverse(draft.Direction)).ToList();
                if (inverses.Count > 0 && !inverses.Any(inverse => inverse.Target.NodeTypes.Contains(draft.Owner)))
                {
                    var fields = string.Join(
                        " and ", inverses.Select(inverse => $"`{inverse.Coordinate}: {inverse.Target.Name}` (line {inverse.Line})"));
                    mistakes.Add(draft.Field.Type.Location,
                        $"`{draft.Coordinate}` leads to `{target.Name}` over `{draft.Type.Value}`, but the way back, {fields}, "
                        + $"does not lead to `{draft.Owner.Name}`; "
                        + "make the types of both fields agree.");
                }
            }
        }
    }

    private static HopDirection Inverse(HopDirection direction) => direction switch
    {
        HopDirection.Out => HopDirection.In,
        HopDirection.In => HopDirection.Out,
        HopDirection.Both => HopDirection.Both,
        _ => throw new UnreachableException($"A field in the direction {direction}."),
    };
}
