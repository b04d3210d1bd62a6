using Kin10.GraphQL.Selections;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>A deferred fragment while fields are collected.</summary>
/// <param name="index">Its place among those of the operation.</param>
/// <param name="label">Its label, if it has one.</param>
/// <param name="parent">The response key of the root field on whose value it is; null on the root.</param>
internal sealed class DeferredUsage(int index, string? label, string? parent)
{
    public int Index { get; } = index;

    public string? Label { get; } = label;

    public string? Parent { get; } = parent;

    /// <summary>The fields that are delivered with it, with the root field on whose value they are; those of the root first.</summary>
    public List<(SelectedField Field, string? Parent)> Fields { get; } = [];

    /// <summary>The deferred fragments before it that deliver fields of it.</summary>
    public HashSet<int> SharesWith { get; } = [];
}
