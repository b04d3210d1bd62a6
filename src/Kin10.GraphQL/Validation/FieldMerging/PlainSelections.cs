using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>
/// Most documents have nothing to merge: no fragments, and no response key twice in one selection set. That is seen in one pass that keeps
/// nothing, before anything is built for the others.
/// </summary>
internal sealed class PlainSelections(int maxFields)
{
    private const int MaxCompared = 8;
    private readonly HashSet<string> _keys = [];

    /// <summary>How much was done: selections that were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether no two fields below can meet, and no set has more than the given number of fields.</summary>
    public bool ArePlain(SelectionSetNode selectionSet)
    {
        var selections = selectionSet.Selections;
        Steps += selections.Count;
        if (selections.Count > maxFields || !AreDifferentFields(selections))
        {
            return false;
        }

        for (var i = 0; i < selections.Count; i++)
        {
            if (((FieldNode)selections[i]).SelectionSet is { } below && !ArePlain(below))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreDifferentFields(IReadOnlyList<SelectionNode> selections)
    {
        _keys.Clear();
        for (var i = 0; i < selections.Count; i++)
        {
            if (selections[i] is not FieldNode field
                || !(selections.Count > MaxCompared ? _keys.Add(field.ResponseKey) : IsNew(selections, i)))
            {
                return false;
            }
        }

        return true;
    }

    // Few names are compared faster than they are hashed.
    private static bool IsNew(IReadOnlyList<SelectionNode> selections, int index)
    {
        var key = ((FieldNode)selections[index]).ResponseKey;
        for (var i = 0; i < index; i++)
        {
            if (((FieldNode)selections[i]).ResponseKey == key)
            {
                return false;
            }
        }

        return true;
    }
}
