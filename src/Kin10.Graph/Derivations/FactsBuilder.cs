namespace Kin10.Graph.Derivations;

/// <summary>Puts facts together: the nodes of each type first, then the links between them.</summary>
internal sealed class FactsBuilder
{
    private readonly Dictionary<string, FactNodes> _nodes = [];
    private readonly Dictionary<(string Relationship, string From, string To), FactLinks> _links = [];

    /// <summary>Adds the nodes of a type.</summary>
    /// <param name="type">Its name.</param>
    /// <param name="ids">Their full ids, in the order of code points.</param>
    /// <param name="columns">Values in that order, by property: <c>bool?[]</c>, <c>long?[]</c> or <c>string?[]</c>.</param>
    /// <exception cref="ArgumentException">The type is there already, or a column is not as long as the list of ids.</exception>
    public FactsBuilder AddNodes(string type, IReadOnlyList<string> ids, IReadOnlyDictionary<string, Array>? columns = null)
    {
        var nodes = new FactNodes(ids, columns ?? FactNodes.None.Columns);
        if (nodes.Columns.FirstOrDefault(column => column.Value.Length != ids.Count) is { Key: { } property })
        {
            throw new ArgumentException($"{property} has not as many values as there are ids.", nameof(columns));
        }

        _nodes.Add(type, nodes);
        return this;
    }

    /// <summary>Adds the links of a relationship between nodes of two types.</summary>
    /// <param name="relationship">Its name.</param>
    /// <param name="from">The type at the start of the arrow; its nodes are added before.</param>
    /// <param name="to">The type at the end of the arrow, likewise.</param>
    /// <param name="links">The numbers of both nodes, in any order; a link that is given twice counts once.</param>
    /// <exception cref="ArgumentException">They are there already, or name a node that is not.</exception>
    public FactsBuilder AddLinks(string relationship, string from, string to, IReadOnlyCollection<(int From, int To)> links)
    {
        _links.Add((relationship, from, to), FactLinks.Create(CountOf(from), CountOf(to), links));
        return this;
    }

    /// <summary>The facts; nothing is added after.</summary>
    public Facts Build() => new(_nodes, _links);

    private int CountOf(string type) => _nodes.TryGetValue(type, out var nodes) ? nodes.Count : 0;
}
