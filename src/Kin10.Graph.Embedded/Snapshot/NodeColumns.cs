using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The nodes of one type, ordered by id.</summary>
/// <param name="type">The type.</param>
/// <param name="firstNode">The ordinal of the first; the others follow.</param>
/// <param name="count">How many.</param>
/// <param name="columns">The properties in the order of <see cref="NodeType.Properties"/>.</param>
internal sealed class NodeColumns(NodeType type, int firstNode, int count, Column[] columns)
{
    public NodeType Type => type;

    public int FirstNode => firstNode;

    public int Count => count;

    public Column[] Columns => columns;

    /// <summary>The rows in orders of several keys.</summary>
    public CompositeOrders Orders { get; } = new();

    public IdColumn Ids => (IdColumn)columns[0];

    /// <summary>The column of the property of that name.</summary>
    public Column Column(Property property)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (type.Properties[i].Name == property.Name)
            {
                return columns[i];
            }
        }

        throw new InvalidOperationException($"{type} has no property {property}.");
    }
}
