using System.Globalization;
using System.Text;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// The values of a request that change the text of its statements: whether a list or a cursor holds null, or a cursor a text that was cut
/// and is not left, which strings are not compared as they are (<see cref="CodePointOrder"/>), which types the ids have, for which orders
/// the nodes that lack the property are known, and of which types relationships are left out. Requests of the same variant share their
/// statements.
/// </summary>
internal sealed class PlanVariant
{
    private readonly GraphModel _model;
    private readonly int[] _lists;
    private readonly int[] _cursors;
    private readonly int[] _ids;
    private readonly int[] _scalars;
    private readonly OrderedProperty[] _parted;

    public PlanVariant(OperationPlan plan, GraphModel model)
    {
        _model = model;
        _ids = [.. plan.Roots.Select(IdSlot).Where(slot => slot >= 0)];
        var slots = Enumerable.Range(0, plan.Slots.Length).Except(_ids).ToLookup(slot => Changes(plan.Slots[slot].Kind));
        _lists = [.. slots[Change.ByNulls]];
        _cursors = [.. slots[Change.ByKeys]];
        _scalars = [.. slots[Change.ByText]];
        _parted = [.. PartedOrder.Of(plan)];
    }

    // How the value of a slot changes the text.
    private enum Change
    {
        Never,
        ByNulls,
        ByKeys,
        ByText,
    }

    /// <summary>The orders whose text depends on whether it is known which nodes lack their property.</summary>
    public IReadOnlyList<OrderedProperty> Parted => _parted;

    /// <summary>The types of well-formed ids.</summary>
    public static bool[] TypesOf(object?[] ids, GraphModel model)
    {
        var types = new bool[model.NodeTypes.Count];
        foreach (var id in ids)
        {
            if (id is string text && model.NodeTypeOfId(text) is { } type)
            {
                types[type.Index] = true;
            }
        }

        return types;
    }

    /// <summary>Equal for requests that share their statements.</summary>
    public string KeyOf(StatementRequest request)
    {
        var plan = request.Plan;
        var repeated = request.Repeated.Elements;
        if (repeated.Count == 0
            && _lists.Length + _cursors.Length + _ids.Length + _parted.Length == 0
            && Array.TrueForAll(_scalars, slot => CodePointOrder.IsPlain(plan[slot])))
        {
            return "";
        }

        var key = new StringBuilder();
        foreach (var slot in _lists)
        {
            key.Append(Bit(Array.IndexOf((object?[])plan[slot]!, null) >= 0));
        }

        foreach (var slot in _cursors)
        {
            foreach (var value in ((CursorPosition)plan[slot]!).Keys)
            {
                key.Append(value switch
                {
                    null => 'n',
                    CutText cut => CodePointOrder.IsPlain(cut.Beginning) ? 'c' : 'd',
                    _ => Bit(CodePointOrder.IsPlain(value)),
                });
            }
        }

        foreach (var property in _parted)
        {
            key.Append(Bit(request.Missing.ContainsKey(property)));
        }

        foreach (var slot in _scalars)
        {
            key.Append(Bit(CodePointOrder.IsPlain(plan[slot])));
        }

        foreach (var slot in _ids)
        {
            foreach (var isThere in TypesOf(plan[slot] as object?[] ?? [plan[slot]], _model))
            {
                key.Append(Bit(isThere));
            }
        }

        foreach (var type in repeated.Keys)
        {
            key.Append(CultureInfo.InvariantCulture, $",{type.Index}");
        }

        return key.ToString();
    }

    // The slot whose ids say by their types which labels the statement looks at; -1 for none.
    private static int IdSlot(RootPlan? root) => root switch
    {
        NodeByIdPlan node => node.Types.Length > 1 ? node.Id : -1,
        NodesByIdPlan nodes => nodes.Ids,
        SearchRootPlan search => search.Ids,
        ConnectionRootPlan or GraphRootPlan or ComputedRootPlan or null => -1,
        _ => throw UnknownNode.Of(root),
    };

    private static Change Changes(SlotKind kind) => kind switch
    {
        SlotKind.Scalar => Change.ByText,
        SlotKind.List => Change.ByNulls,
        SlotKind.Cursor => Change.ByKeys,
        SlotKind.PageSize or SlotKind.Bounded or SlotKind.ChangeCursor or SlotKind.Search => Change.Never,
        _ => throw UnknownNode.Of(kind),
    };

    private static char Bit(bool value) => value ? '1' : '0';
}
