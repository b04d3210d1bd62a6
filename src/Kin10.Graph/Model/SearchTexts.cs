namespace Kin10.Graph.Model;

/// <summary>Which texts of nodes are searched.</summary>
public static class SearchTexts
{
    /// <summary>The property whose words count most.</summary>
    public const string Name = "name";

    /// <summary>The searchable properties of a type, its name first; empty where nodes of the type are not searched.</summary>
    public static IReadOnlyList<Property> Of(NodeType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.Properties.Where(property => property.IsSearchable).OrderBy(property => property.Name == Name ? 0 : 1)];
    }

    /// <summary>Whether any node of that type, interface or union can be searched.</summary>
    public static bool IsSearchable(TargetType target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.NodeTypes.Any(type => type.Properties.Any(property => property.IsSearchable));
    }
}
