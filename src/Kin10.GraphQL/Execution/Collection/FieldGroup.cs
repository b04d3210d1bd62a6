using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Execution.Collection;

/// <summary>The fields of one response key, with the deferred fragments that they are in.</summary>
internal sealed class FieldGroup
{
    private readonly List<(FieldNode Node, DeferredUsage? Usage)> _uses = [];

    /// <summary>The fields, each once.</summary>
    public List<FieldNode> Nodes { get; } = [];

    /// <summary>The deferred fragments that they are in, the first one first; null among them where one is in none.</summary>
    public IEnumerable<DeferredUsage?> Usages => _uses.Select(use => use.Usage).Distinct();

    /// <summary>Whether all of them are in deferred fragments.</summary>
    public bool IsDeferred => _uses.TrueForAll(use => use.Usage is not null);

    /// <summary>What is selected below, with the deferred fragments that it is in.</summary>
    public IEnumerable<(SelectionSetNode Set, DeferredUsage? Usage)> SelectionSets =>
        _uses.Where(use => use.Node.SelectionSet is not null).Select(use => (use.Node.SelectionSet!, use.Usage));

    public void Add(FieldNode node, DeferredUsage? usage)
    {
        if (_uses.Contains((node, usage)))
        {
            return;
        }

        _uses.Add((node, usage));
        if (!Nodes.Contains(node))
        {
            Nodes.Add(node);
        }
    }
}
