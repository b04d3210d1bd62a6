using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>What the rows of a condition or operand are.</summary>
/// <param name="Type">The nodes' type; null for items and groups.</param>
/// <param name="Edge">The type of the edge that leads to them, where it has properties.</param>
/// <param name="Items">The items of a list, where they are the rows.</param>
/// <param name="Groups">The groups, where they are the rows.</param>
internal sealed record RowContext(NodeType? Type, RelationshipType? Edge = null, Column? Items = null, IGroupOperands? Groups = null);
