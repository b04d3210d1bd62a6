using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Bundles;

/// <summary>The ids of a bundle's nodes and the lines on which they are.</summary>
internal sealed class NodeIds(GraphModel model)
{
    private readonly Dictionary<string, int>[] _lines = [.. model.NodeTypes.Select(_ => new Dictionary<string, int>())];

    /// <summary>Takes an id in.</summary>
    /// <returns>The line on which it is already, or 0.</returns>
    public int Add(NodeType type, string slug, int line)
    {
        if (_lines[type.Index].TryAdd(slug, line))
        {
            return 0;
        }

        return _lines[type.Index][slug];
    }

    /// <summary>
    /// Finds the node that the end of a relationship names: a slug where only one type can stand there, else <c>Type:slug</c>.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="types">The types that may stand there.</param>
    /// <param name="id">The full id.</param>
    /// <returns>What is wrong and what would be right, or null.</returns>
    public string? TryResolve(string cell, IReadOnlyList<NodeType> types, out string id)
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
            return $"'{cell}' does not say which type it is of. Write {forms}.";
        }

        var slug = cell[(colon + 1)..];
        if (!_lines[type.Index].ContainsKey(slug))
        {
            var near = Suggestions.Nearest(slug, _lines[type.Index].Keys).FirstOrDefault();
            return near is null
                ? $"There is no {type.Name} '{slug}' in {type.Name}.csv."
                : $"There is no {type.Name} '{slug}' in {type.Name}.csv. Did you mean '{near}'?";
        }

        id = type.IdPrefix + slug;
        return null;
    }
}
