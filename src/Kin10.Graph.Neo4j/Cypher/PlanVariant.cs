using System.Text;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// What of a request's values changes the text of its statements: where a list or a cursor holds null, which texts need
/// care to compare (<see cref="CodePointOrder"/>), which types ids have, of which orders it is known what lacks them. Requests of
/// the same variant share their statements.
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
        var ids = new List<int>();
        foreach (var root in plan.Roots)
        {
            switch (root)
            {
                case NodeByIdPlan { Types.Length: > 1 } node:
                    ids.Add(node.Id);
                    break;
                case NodesByIdPlan nodes:
                    ids.Add(nodes.Ids);
                    break;
            }
        }

        _ids = [.. ids];
        _lists = [.. Slots(plan, SlotKind.List).Except(ids)];
        _cursors = [.. Slots(plan, SlotKind.Cursor)];
        _parted = [.. PartedOrder.Of(plan)];
        _scalars = [.. Slots(plan, SlotKind.Scalar).Except(ids)];
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
        if (_lists.Length + _cursors.Length + _ids.Length + _parted.Length == 0 && Array.TrueForAll(_scalars, slot => CodePointOrder.IsPlain(plan[slot])))
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
                key.Append(value is null ? 'n' : Bit(CodePointOrder.IsPlain(value)));
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

        return key.ToString();
    }

    private static IEnumerable<int> Slots(OperationPlan plan, SlotKind kind) =>
        Enumerable.Range(0, plan.Slots.Length).Where(slot => plan.Slots[slot].Kind == kind);

    private static char Bit(bool value) => value ? '1' : '0';
}
