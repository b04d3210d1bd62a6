using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Bundles;

/// <summary>The ids of a bundle's nodes and the lines on which they are.</summary>
internal sealed class NodeIds(GraphModel model)
{
    private readonly Dictionary<string, (int Line, string Id)>[] _nodes =
        [.. model.NodeTypes.Select(_ => new Dictionary<string, (int Line, string Id)>())];

    private readonly bool[] _isIncomplete = new bool[model.NodeTypes.Count];

    /// <summary>Takes an id in.</summary>
    /// <param name="type">The type of the node.</param>
    /// <param name="slug">The id without its prefix.</param>
    /// <param name="line">The line on which it is.</param>
    /// <param name="id">The full id: one string for the node and all relationships that lead to it.</param>
    /// <returns>The line on which it is already, or 0.</returns>
    public int Add(NodeType type, string slug, int line, out string id)
    {
        if (_nodes[type.Index].TryGetValue(slug, out var first))
        {
            id = first.Id;
            return first.Line;
        }

        id = type.IdPrefix + slug;
        _nodes[type.Index].Add(slug, (line, id));
        return 0;
    }

    /// <summary>Says that not every id of a type could be read: one that seems to be missing may be among them.</summary>
    public void MarkIncomplete(NodeType type) => _isIncomplete[type.Index] = true;

    /// <summary>
    /// Finds the node that the end of a relationship names: a slug where only one type can stand there, else <c>Type:slug</c>.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="types">The types that may stand there.</param>
    /// <param name="id">The full id.</param>
    /// <param name="problem">
    /// What is wrong and what would be right. Null also where the node is not known only because its file could not be read.
    /// </param>
    /// <returns>Whether the node is there.</returns>
    public bool TryResolve(string cell, IReadOnlyList<NodeType> types, out string id, out string? problem)
    {
        var colon = cell.IndexOf(':', StringComparison.Ordinal);
        var type = types.Count == 1 ? types[0] : null;
        if (colon >= 0)
        {
            type = types.FirstOrDefault(candidate => cell.AsSpan(0, colon).SequenceEqual(candidate.Name));
        }

        id = "";
        if (type is null)
        {
            var forms = string.Join(" or ", types.Select(candidate => $"{candidate.IdPrefix}slug"));
            problem = $"'{cell}' does not say which type it is of. Write {forms}.";
            return false;
        }

        var slug = cell.AsSpan(colon + 1);
        if (!_nodes[type.Index].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(slug, out var node))
        {
            problem = _isIncomplete[type.Index] ? null : Missing(type, slug.ToString());
            return false;
        }

        id = node.Id;
        problem = null;
        return true;
    }

    private string Missing(NodeType type, string slug)
    {
        var near = Suggestions.Nearest(slug, _nodes[type.Index].Keys).FirstOrDefault();
        return near is null
            ? $"There is no {type.Name} '{slug}' in {type.Name}.csv."
            : $"There is no {type.Name} '{slug}' in {type.Name}.csv. Did you mean '{near}'?";
    }
}
