using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Pages that are read in two parts: in the order of a property that may be missing, whose index holds only the nodes that have it.
/// </summary>
internal static class PartedOrder
{
    /// <summary>The property that an index orders the nodes of a type by; null where none does.</summary>
    public static Property? Indexed(ConnectionPlan plan, NodeType type) =>
        plan.Order is [{ Operand: PropertyOperand { Property.Name: var name } }, ..]
        && type.FindProperty(name) is { IsIndexed: true } property
            ? property
            : null;

    /// <summary>The same, where it may be missing.</summary>
    public static Property? Parted(ConnectionPlan plan, NodeType type) =>
        Indexed(plan, type) is { } property && plan.Order[0].Operand.Type.IsNullable ? property : null;

    /// <summary>Those of an operation's root fields.</summary>
    public static IEnumerable<OrderedProperty> Of(OperationPlan plan) => plan.Roots.OfType<ConnectionRootPlan>()
        .SelectMany(root => root.Connection.Source.Types.Select(type => (Type: type, Property: Parted(root.Connection, type))))
        .Where(pair => pair.Property is not null)
        .Select(pair => new OrderedProperty(pair.Type, pair.Property!.Name))
        .Distinct();
}

/// <summary>A property of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">The property's name.</param>
internal readonly record struct OrderedProperty(NodeType Type, string Name);
