using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>
/// Adds up the cost of one request. Nested lists multiply by their pages. A page holds at most as many rows as there are nodes; over
/// plain relationships all pages together hold no more than there are relationships, for each set of parents that are distinct.
/// </summary>
internal sealed class CostWalk(BoundPlan bound, FanOut fanOut, List<CostShare>? shares)
{
    /// <summary>Rows of one level: how many, and in how many groups within which no node comes twice.</summary>
    private readonly record struct Level(double Rows, double Groups)
    {
        public static Level Single => new(1, 1);

        public static Level Repeated(double rows) => new(rows, rows);
    }

    /// <summary>What is written of the rows themselves, and what is done below them.</summary>
    private readonly record struct RowCost(double Own, double Below)
    {
        public double Total => Own + Below;

        public static RowCost operator +(RowCost left, RowCost right) => new(left.Own + right.Own, left.Below + right.Below);
    }

    // Far over every budget, and far from where doubles end.
    private const double Beyond = 1e60;

    private bool _isRecording = shares is not null;

    public double Operation()
    {
        var cost = 0.0;
        foreach (var root in bound.Plan.Roots)
        {
            var path = _isRecording && root is not null ? new CostPath(root.Field.Key, null, "") : null;
            cost += root switch
            {
                NodeByIdPlan node => Nodes(node.Selection, Level.Single, path),
                NodesByIdPlan nodes => Nodes(nodes.Selection, Level.Repeated(((object?[])bound[nodes.Ids]!).Length), path),
                ConnectionRootPlan connection => Connection(connection.Connection, Level.Single, path),
                GraphRootPlan graph => Values(graph.Items.Length, path),
                SearchRootPlan search => Search(search, path),
                ComputedRootPlan computed => Computed(computed, path),
                null => 0,
                _ => throw UnknownNode.Of(root),
            };
        }

        return cost;
    }

    private double Values(int count, CostPath? path)
    {
        Record(path, path is null ? "" : $"{count} values", count);
        return count;
    }

    private double Search(SearchRootPlan search, CostPath? path)
    {
        var size = search.First >= 0 ? (long)bound[search.First]! : search.DefaultSize;
        // How many nodes have the words is known when they are ranked: at most all.
        var nodes = fanOut.Nodes(search.Types);
        var ranked = nodes * CostUnits.Placed;
        Record(path, path is null ? "" : $"{nodes} nodes searched", ranked);
        var cost = Values(search.Items.Length, path) + ranked + (size * CostUnits.Hit);
        foreach (var selection in search.Selections)
        {
            cost += Nodes(selection, Level.Repeated(size), path);
        }

        return cost;
    }

    // Nodes and links that are written, and what is looked at before, however it is spread.
    private double Computed(ComputedRootPlan root, CostPath? path)
    {
        var computed = new ComputationCost(bound, fanOut).Of(root.Computation);
        Record(path, path is null ? "" : $"looking at {CostPath.Number(computed.Visited)} nodes or links", computed.Cost);
        var cost = computed.Cost;
        foreach (var selection in root.Selections)
        {
            cost += Nodes(selection, new Level(computed.Nodes, 1), path);
        }

        return cost;
    }

    private double Nodes(NodeSelection selection, Level level, CostPath? path)
    {
        var below = path is null || level.Rows == 1 ? path : path with { Factors = path.Times(level.Rows) };
        var cost = Selection(selection, level, below);
        Record(path, path is null ? "" : $"{path.Times(level.Rows)} nodes", level.Rows + cost.Own);
        return level.Rows + cost.Total;
    }

    private double Connection(ConnectionPlan connection, Level parents, CostPath? path)
    {
        var (walked, candidates) = Candidates(connection);
        var cost = Walk(connection, parents.Rows, walked, candidates, path);

        var perParent = Math.Min(bound.PageSize(connection.Page), fanOut.Nodes(connection.Source));
        var uncapped = Math.Min(parents.Rows * perParent, Beyond);
        var rows = Pairs(connection.Relationship) is { } pairs ? Math.Min(uncapped, parents.Groups * pairs) : uncapped;
        var level = new Level(rows, Math.Min(parents.Rows, rows));
        var below = path?.Rows(perParent, rows, uncapped);

        var written = new RowCost(0, 0);
        foreach (var field in connection.Fields)
        {
            switch (field)
            {
                case NodesField nodes:
                    written += new RowCost(rows, 0) + Selection(nodes.Selection, level, below?.Field(field.Field.Key));
                    break;
                case EdgesField edges:
                    written += Edges(connection, edges, level, below?.Field(field.Field.Key));
                    break;
                case PageInfoField pageInfo:
                    written += new RowCost(parents.Rows * pageInfo.Items.Length, 0);
                    break;
                case TotalCountField or AggregateField or GroupByField:
                    cost += WholeSet(connection, field, parents.Rows, candidates, path?.Field(field.Field.Key));
                    break;
                case ConnectionConstant:
                    break;
                default:
                    throw UnknownNode.Of(field);
            }
        }

        Record(path, below is null ? "" : $"{below.Factors} rows", written.Own);
        return cost + written.Total;
    }

    // What must be looked at for one parent: relationships on the way, nodes at the end.
    private (double Walked, double Candidates) Candidates(ConnectionPlan connection) => connection.Relationship is { } relationship
        ? fanOut.Follow(relationship)
        : (0, Math.Min(fanOut.Nodes(connection.Source), IdCount(connection.Filter) ?? double.PositiveInfinity));

    private double Walk(ConnectionPlan connection, double parents, double walked, double candidates, CostPath? path)
    {
        var expressions = new ExpressionCost(fanOut, _isRecording ? shares : null);
        var before = shares?.Count ?? 0;
        var (rows, nodes) = (parents * candidates, fanOut.Nodes(connection.Source));
        var cost = (parents * (1 + (walked * CostUnits.Walked)))
            + expressions.Of(connection.Filter, rows, nodes, path?.Field("where"));
        if (!IsIndexed(connection))
        {
            foreach (var key in connection.Order)
            {
                // What a row is ordered by is read for each parent again.
                cost += (rows * CostUnits.Placed) + expressions.Of(key.Operand, rows, rows, path?.Field("order"));
            }
        }

        var own = cost;
        for (var i = before; _isRecording && i < shares!.Count; i++)
        {
            own -= shares[i].Cost;
        }

        var what = connection.Filter is null ? connection.Order.IsEmpty ? "walking" : "ordering" : "filtering";
        Record(path, path is null ? "" : $"{what} {path.Times(Math.Max(candidates, 1))} nodes", own);
        return cost;
    }

    private double WholeSet(ConnectionPlan connection, ConnectionField field, double parents, double candidates, CostPath? path)
    {
        var cost = parents * field switch
        {
            TotalCountField when connection is { Filter: null, Relationship: null } => 1,
            TotalCountField => 1 + (candidates * CostUnits.Read),
            AggregateField aggregate => 1 + (candidates * CostUnits.Read * Math.Max(1, Figures(aggregate.Items))),
            GroupByField groupBy => 1 + (candidates * CostUnits.Placed * (groupBy.Keys.Length + GroupFigures(groupBy)))
                + (Math.Min(candidates, GroupCount(groupBy)) * (groupBy.Keys.Length + GroupFigures(groupBy))),
            _ => throw UnknownNode.Of(field),
        };
        Record(path, path is null ? "" : $"over {path.Times(Math.Max(candidates, 1))} nodes", cost);
        return cost;
    }

    private double GroupCount(GroupByField groupBy) => groupBy.First < 0 ? groupBy.MaxGroups : (long)bound[groupBy.First]!;

    private static double GroupFigures(GroupByField groupBy)
    {
        var figures = 1.0 + groupBy.Order.Length;
        foreach (var item in groupBy.Items)
        {
            figures += item switch
            {
                GroupAggregateField aggregate => Figures(aggregate.Items),
                GroupConstant or GroupKeyField => 0,
                _ => throw UnknownNode.Of(item),
            };
        }

        return figures;
    }

    private static double Figures(ImmutableArray<AggregateItem> items)
    {
        var figures = 0.0;
        foreach (var item in items)
        {
            figures += item switch
            {
                AggregateProperty => 1,
                AggregateConstant or AggregateCount => 0,
                _ => throw UnknownNode.Of(item),
            };
        }

        return figures;
    }

    private RowCost Edges(ConnectionPlan connection, EdgesField edges, Level level, CostPath? path)
    {
        var cost = new RowCost(level.Rows, 0);
        foreach (var field in edges.Fields)
        {
            switch (field)
            {
                case CursorField:
                    cost += new RowCost(level.Rows * (1 + connection.Order.Length), 0);
                    break;
                case StepsField:
                    cost += new RowCost(level.Rows, 0);
                    break;
                case EdgePropertiesField properties:
                    cost += new RowCost(level.Rows * properties.Items.Length, 0);
                    break;
                case EdgeNodeField node:
                    cost += Selection(node.Selection, level, path?.Field(field.Field.Key));
                    break;
                case ViaField via:
                    cost += Via(connection.Relationship!, via, level, path?.Field(field.Field.Key));
                    break;
                case EdgeConstant:
                    break;
                default:
                    throw UnknownNode.Of(field);
            }
        }

        return cost;
    }

    // Each target is reached over at least one walk, and on average over as many as there are walks for a target.
    private RowCost Via(Relationship relationship, ViaField via, Level level, CostPath? path)
    {
        var rows = level.Rows * (relationship.Hops.Count - 1);
        return new RowCost(rows, 0) + Selection(via.Selection, new Level(rows, level.Rows), path);
    }

    // The type that costs most is taken for all.
    private RowCost Selection(NodeSelection selection, Level level, CostPath? path)
    {
        var wasRecording = _isRecording;
        _isRecording = false;
        var (worst, found) = (new RowCost(0, 0), -1);
        for (var i = 0; i < selection.Cases.Length; i++)
        {
            var fields = selection.Cases[i];
            if (!fields.IsDefaultOrEmpty && Fields(fields, level, null) is var cost && (found < 0 || cost.Total > worst.Total))
            {
                (worst, found) = (cost, i);
            }
        }

        _isRecording = wasRecording;
        if (_isRecording && found >= 0)
        {
            Fields(selection.Cases[found], level, path);
        }

        return worst;
    }

    private RowCost Fields(ImmutableArray<NodeField> fields, Level level, CostPath? path)
    {
        var cost = new RowCost(0, 0);
        foreach (var field in fields)
        {
            cost += field switch
            {
                PropertyField or UpdatedAtField => new RowCost(level.Rows, 0),
                ToOneField toOne => new RowCost(level.Rows, 0)
                    + Selection(toOne.Selection, Level.Repeated(level.Rows), path?.Field(field.Field.Key)),
                ConnectionNodeField connection =>
                    new RowCost(0, Connection(connection.Connection, level, path?.Field(field.Field.Key))),
                ConstantField => default,
                _ => throw UnknownNode.Of(field),
            };
        }

        return cost;
    }

    // From distinct nodes a plain relationship leads to no more targets than there are relationships.
    private double? Pairs(Relationship? relationship) => relationship is { Hops: [{ Most: 1 }] }
        ? fanOut.Follow(relationship).Reached * Math.Max(fanOut.Nodes(relationship.Owner.NodeTypes), 1)
        : null;

    // An index on the first key yields the nodes in order.
    private static bool IsIndexed(ConnectionPlan connection) => connection is
    {
        Relationship: null, Order: [{ Operand: PropertyOperand { Property: { IsIndexed: true } or { Kind: ScalarKind.Id } } }, ..]
    };

    // How many nodes a filter by id leaves.
    private double? IdCount(Filter? filter) => filter switch
    {
        CompareFilter { Comparison: Comparison.Equal, Operand: PropertyOperand { Property.Kind: ScalarKind.Id } } => 1,
        InFilter { Operand: PropertyOperand { Property.Kind: ScalarKind.Id } } member => ((object?[])bound[member.Values]!).Length,
        AndFilter and => LeastIdCount(and.Items),
        null or ConstantFilter or SlotFilter or OrFilter or NotFilter or MissingFilter or CompareFilter or InFilter or SomeItemFilter
            or ExistsFilter or TypeFilter or TypedFilter => null,
        _ => throw UnknownNode.Of(filter),
    };

    private double? LeastIdCount(ImmutableArray<Filter> items)
    {
        double? least = null;
        foreach (var item in items)
        {
            if (IdCount(item) is { } count && !(count >= least))
            {
                least = count;
            }
        }

        return least;
    }

    private void Record(CostPath? path, string what, double cost)
    {
        if (_isRecording && path is not null)
        {
            shares!.Add(new CostShare(path.ToString(), what, cost));
        }
    }
}
