using Kin10.GraphQL.Execution.Collection;

namespace Kin10.GraphQL.Execution;

/// <summary>A fragment that is delivered after the root fields of a compiled operation.</summary>
/// <param name="Label">Its label, if it has one.</param>
/// <param name="Parent">The root field on whose value it is, or -1 on the root.</param>
/// <param name="Fields">What is delivered with it; fields of the root first.</param>
/// <param name="SharesWith">The fragments before it that deliver fields of it.</param>
internal sealed record DeferredFragment(string? Label, int Parent, DeferredField[] Fields, int[] SharesWith)
{
    /// <summary>The fragments that have fields to deliver.</summary>
    /// <param name="usages">The fragments as they were collected.</param>
    /// <param name="roots">The root fields that are answered at once.</param>
    /// <param name="rootTypeName">The name of the root type.</param>
    public static DeferredFragment[] Create(IReadOnlyList<DeferredUsage> usages, ExecutableField[] roots, string rootTypeName)
    {
        DeferredUsage[] kept = [.. usages.Where(usage => usage.Fields.Count + usage.SharesWith.Count > 0)];
        var next = roots.Length;
        return [.. kept.Select(usage => new DeferredFragment(
            usage.Label,
            Find(usage.Parent),
            [
                .. usage.Fields.OrderBy(item => item.Parent is not null).Select(item => new DeferredField(
                    ExecutableField.Create(item.Field, rootTypeName), next++, Find(item.Parent))),
            ],
            [.. usage.SharesWith.Select(index => Array.FindIndex(kept, other => other.Index == index))]))];

        int Find(string? key) => key is null ? -1 : Array.FindIndex(roots, root => root.Field.ResponseKey == key);
    }
}

/// <summary>A field of a deferred fragment.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">Its position among all fields that the handler answers.</param>
/// <param name="Parent">The root field of which its value is the rest, or -1 where it is a field of the root that was not answered.</param>
internal sealed record DeferredField(ExecutableField Field, int Index, int Parent);
