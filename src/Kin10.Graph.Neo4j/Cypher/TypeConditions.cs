using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The result of a filter for all nodes of one type, where the type decides it.</summary>
internal static class TypeConditions
{
    /// <summary>Whether all nodes of the type satisfy it (true) or none does (false); null where that depends on the node.</summary>
    public static bool? Decide(Filter? filter, NodeType type) => filter switch
    {
        null => true,
        ConstantFilter constant => constant.Value,
        TypeFilter types => types.Types.Contains(type),
        TypedFilter typed => typed.Type == type ? Decide(typed.Item, type) : false,
        NotFilter not => !Decide(not.Item, type),
        AndFilter and => All(and.Items.Select(item => Decide(item, type))),
        OrFilter or => !All(or.Items.Select(item => !Decide(item, type))),
        SlotFilter or MissingFilter or CompareFilter or InFilter or SomeItemFilter or ExistsFilter => null,
        _ => throw UnknownNode.Of(filter),
    };

    private static bool? All(IEnumerable<bool?> items)
    {
        bool? all = true;
        foreach (var item in items)
        {
            all &= item;
        }

        return all;
    }
}
