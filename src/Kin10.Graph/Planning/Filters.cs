using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Planning;

/// <summary>Builds filters and leaves out what cannot matter. Sound because filters have two values, never three.</summary>
internal static class Filters
{
    public static readonly Filter True = new ConstantFilter(true);

    public static readonly Filter False = new ConstantFilter(false);

    public static bool IsTrue(Filter filter) => filter is ConstantFilter { Value: true };

    public static bool IsFalse(Filter filter) => filter is ConstantFilter { Value: false };

    public static Filter And(IEnumerable<Filter> items)
    {
        var kept = ImmutableArray.CreateBuilder<Filter>();
        foreach (var item in items)
        {
            switch (item)
            {
                case ConstantFilter { Value: true }:
                    break;
                case ConstantFilter:
                    return False;
                case AndFilter and:
                    kept.AddRange(and.Items);
                    break;
                default:
                    kept.Add(item);
                    break;
            }
        }

        return kept.Count switch { 0 => True, 1 => kept[0], _ => new AndFilter(kept.ToImmutable()) };
    }

    public static Filter Or(IEnumerable<Filter> items)
    {
        var kept = ImmutableArray.CreateBuilder<Filter>();
        foreach (var item in items)
        {
            switch (item)
            {
                case ConstantFilter { Value: false }:
                    break;
                case ConstantFilter:
                    return True;
                case OrFilter or:
                    kept.AddRange(or.Items);
                    break;
                default:
                    kept.Add(item);
                    break;
            }
        }

        return kept.Count switch { 0 => False, 1 => kept[0], _ => new OrFilter(kept.ToImmutable()) };
    }

    public static Filter Not(Filter item) => item switch
    {
        ConstantFilter constant => constant.Value ? False : True,
        NotFilter not => not.Item,
        _ => new NotFilter(item),
    };

    /// <summary>Holds where <paramref name="filter"/> has the value of the slot, a boolean.</summary>
    public static Filter Equal(Filter filter, int slot)
    {
        var isTrue = new SlotFilter(slot);
        return Or([And([isTrue, filter]), And([Not(isTrue), Not(filter)])]);
    }

    public static Filter Some(Relationship relationship, Filter item) =>
        IsFalse(item) ? False : new ExistsFilter(relationship, Condition(item));

    public static Filter SomeItem(Operand list, Filter item) => IsFalse(item) ? False : new SomeItemFilter(list, item);

    public static Filter Missing(Operand operand) => CanBeMissing(operand) ? new MissingFilter(operand) : False;

    public static Filter OfType(IReadOnlyList<NodeType> possible, Func<NodeType, bool> isWanted)
    {
        ImmutableArray<NodeType> kept = [.. possible.Where(isWanted)];
        return kept.Length == 0 ? False : kept.Length == possible.Count ? True : new TypeFilter(kept);
    }

    public static Filter Typed(NodeType type, Filter item) => item switch
    {
        ConstantFilter { Value: true } => new TypeFilter([type]),
        ConstantFilter => False,
        _ => new TypedFilter(type, item),
    };

    /// <summary>The filter as the plan has it where null stands for "all".</summary>
    public static Filter? Condition(Filter filter) => IsTrue(filter) ? null : filter;

    // A database that others write to may lack what the model requires: asking for it finds such nodes.
    private static bool CanBeMissing(Operand operand) => operand is PropertyOperand or EdgePropertyOperand || operand.Type.IsNullable;
}
