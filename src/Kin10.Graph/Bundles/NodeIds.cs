using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Bundles;

/// <summary>The ids of a bundle's nodes and the lines on which they are.</summary>
internal sealed class NodeIds(GraphModel model)
{
    // Lines by full id, for each type.
    private readonly Dictionary<string, int>[] _nodes = [.. model.NodeTypes.Select(_ => new Dictionary<string, int>())];

    private readonly bool[] _isIncomplete = new bool[model.NodeTypes.Count];

    /// <summary>Takes an id in.</summary>
    /// <param name="type">The type of the node.</param>
    /// <param name="slug">The id without its prefix.</param>
    /// <param name="line">The line on which it is.</param>
    /// <param name="id">The full id.</param>
    /// <returns>The line on which it is already, or 0.</returns>
    public int Add(NodeType type, string slug, int line, out string id)
    {
        id = type.IdPrefix + slug;
        if (_nodes[type.Index].TryGetValue(id, out var first))
        {
            return first;
        }

        _nodes[type.Index].Add(id, line);
        return 0;
    }

    /// <summary>Says that not every id of a type could be read: one that seems to be missing may be among them.</summary>
    public void MarkIncomplete(NodeType type) => _isIncomplete[type.Index] = true;

    /// <summary>
    /// Finds the node that the end of a relationship names: a slug where only one type can stand there, else <c>Type:slug</c>.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="types">The types that may stand there.</param>
    /// <param name="id">The full id: one string for all relationships that lead to the node.</param>
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
        if (!TryFind(type, slug, out var found))
        {
            problem = _isIncomplete[type.Index] ? null : Missing(type, slug.ToString());
            return false;
        }

        id = found;
        problem = null;
        return true;
    }

    private bool TryFind(NodeType type, ReadOnlySpan<char> slug, [NotNullWhen(true)] out string? id)
    {
        var length = type.IdPrefix.Length + slug.Length;
        var rented = ArrayPool<char>.Shared.Rent(length);
        type.IdPrefix.CopyTo(rented);
        slug.CopyTo(rented.AsSpan(type.IdPrefix.Length));
        var isThere = _nodes[type.Index].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(rented.AsSpan(0, length), out id, out _);
        ArrayPool<char>.Shared.Return(rented);
        return isThere;
    }

    private string Missing(NodeType type, string slug)
    {
        var near = Suggestions.Nearest(slug, _nodes[type.Index].Keys.Select(id => id[type.IdPrefix.Length..])).FirstOrDefault();
        return near is null
            ? $"There is no {type.Name} '{slug}' in {type.Name}.csv."
            : $"There is no {type.Name} '{slug}' in {type.Name}.csv. Did you mean '{near}'?";
    }
}
