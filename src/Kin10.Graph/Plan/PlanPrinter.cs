using System.Collections.Immutable;
using System.Text;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>The text of a plan: stable, for people and for tests.</summary>
public sealed class PlanPrinter
{
    private readonly GraphModel _model;
    private readonly StringBuilder _text = new();
    private readonly ExpressionPrinter _expressions;
    private int _indent;

    private PlanPrinter(GraphModel model)
    {
        _model = model;
        _expressions = new ExpressionPrinter(_text, static (text, slot) => text.Append('$').Append(slot));
    }

    /// <summary>
    /// Prints a plan: a tree per root field, the deferred ones after a line for their part, then the slots with where their values come
    /// from.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="model">The model that it was made for.</param>
    public static string Print(OperationPlan plan, GraphModel model)
    {
        var printer = new PlanPrinter(model);
        for (var i = 0; i < plan.Roots.Length; i++)
        {
            foreach (var _ in plan.DeferredParts.Where(start => start == i))
            {
                printer.Line("deferred");
            }

            if (plan.Roots[i] is { } root)
            {
                printer.Root(root);
            }
        }

        for (var i = 0; i < plan.Slots.Length; i++)
        {
            printer._text.Append('$').Append(i).Append(" = ");
            printer._text.Append(plan.Slots[i].Kind == SlotKind.Search ? "search " : "");
            printer._text.Append(PlanText.Source(plan.Slots[i].Argument));
            printer._text.Append('\n');
        }

        return printer._text.ToString();
    }

    private void Root(RootPlan root)
    {
        switch (root)
        {
            case NodeByIdPlan node:
                Line($"{root.Field.Key}: node ${node.Id} of {PlanText.Types(node.Types, _model)} as n");
                Indented(() => Selection(node.Selection, 0));
                break;
            case NodesByIdPlan nodes:
                Line($"{root.Field.Key}: nodes ${nodes.Ids} as n");
                Indented(() => Selection(nodes.Selection, 0));
                break;
            case GraphRootPlan graph:
                Line(PlanText.Named(root.Field, "graph"));
                Indented(() => Line(string.Join(", ", graph.Items.Select(PlanText.GraphItem))));
                break;
            case SearchRootPlan search:
                Line($"{root.Field.Key}: search ${search.Text}, ids ${search.Ids}, of {PlanText.Types(search.Types, _model)} as n");
                Indented(() => Search(search, search.Items));
                break;
            case ComputedRootPlan computed:
                Line(root.Field.Key);
                Indented(() => Computed(computed));
                break;
            case ConnectionRootPlan connection:
                Line(root.Field.Key);
                Indented(() =>
                {
                    Line($"scan {Scanned(connection.Connection.Source)} as n");
                    Connection(connection.Connection, 0);
                });
                break;
            default:
                throw UnknownNode.Of(root);
        }
    }

    private void Search(SearchRootPlan search, ImmutableArray<SearchItem> items)
    {
        if (items == search.Items)
        {
            Page(new Page(search.First, search.After, -1, -1, search.DefaultSize));
        }

        foreach (var item in items)
        {
            Line(PlanText.Named(item.Field, item.Kind == SearchItemKind.Typename ? "__typename" : $"{item.Kind}"));
            Indented(() =>
            {
                Search(search, item.Items);
                if (item.Selection >= 0)
                {
                    Selection(search.Selections[item.Selection], 0);
                }
            });
        }
    }

    private void Computed(ComputedRootPlan root)
    {
        switch (root.Computation)
        {
            case SubgraphComputation subgraph:
                Line(ComputationText.Of(subgraph, _model));
                foreach (var item in subgraph.Items)
                {
                    Line(ComputationText.Of(item));
                }

                break;
            case PathsComputation paths:
                Line(ComputationText.Of(paths));
                foreach (var item in paths.Items)
                {
                    Line(ComputationText.Of(item));
                }

                break;
            case ChangesComputation changes:
                Line(ComputationText.Of(changes, _model));
                foreach (var item in changes.Items)
                {
                    Line(ComputationText.Of(item));
                }

                break;
            default:
                throw UnknownNode.Of(root.Computation);
        }

        for (var i = 0; i < root.Selections.Length; i++)
        {
            Line($"selection {i} as n");
            Indented(() => Selection(root.Selections[i], 0));
        }
    }

    private static TargetType Scanned(NodeSource source) => source is ScanSource scan ? scan.Target : throw UnknownNode.Of(source);

    private void Connection(ConnectionPlan connection, int depth)
    {
        var variable = ExpressionPrinter.Variable(depth);
        if (connection.Filter is { } filter)
        {
            Line("filter ", () => _expressions.Filter(filter, variable));
        }

        Line("order ", () => _expressions.Order(connection.Order, variable));
        Page(connection.Page);
        foreach (var field in connection.Fields)
        {
            ConnectionField(field, depth);
        }
    }

    private void Page(Page page)
    {
        if (page.After >= 0)
        {
            Line($"after ${page.After}");
        }

        if (page.Before >= 0)
        {
            Line($"before ${page.Before}");
        }

        Line(page.Last >= 0 ? $"take last ${page.Last}" : page.First >= 0 ? $"take ${page.First}" : $"take {page.DefaultSize}");
    }

    private void ConnectionField(ConnectionField field, int depth)
    {
        switch (field)
        {
            case ConnectionConstant:
                Line(PlanText.Named(field.Field, "__typename"));
                break;
            case TotalCountField:
                Line(PlanText.Named(field.Field, "totalCount"));
                break;
            case NodesField nodes:
                Line($"object {PlanText.Named(field.Field, "nodes")}");
                Indented(() => Selection(nodes.Selection, depth));
                break;
            case EdgesField edges:
                Line($"object {PlanText.Named(field.Field, "edges")}");
                Indented(() => Edges(edges, depth));
                break;
            case PageInfoField pageInfo:
                Line($"{PlanText.Named(field.Field, "pageInfo")}: {string.Join(", ", pageInfo.Items.Select(PlanText.PageInfoItem))}");
                break;
            case AggregateField aggregate:
                Line($"{PlanText.Named(field.Field, "aggregate")}: {PlanText.Aggregate(aggregate.Items)}");
                break;
            case GroupByField groupBy:
                GroupBy(groupBy);
                break;
            default:
                throw UnknownNode.Of(field);
        }
    }

    private void Edges(EdgesField edges, int depth)
    {
        foreach (var field in edges.Fields)
        {
            switch (field)
            {
                case EdgeConstant:
                    Line(PlanText.Named(field.Field, "__typename"));
                    break;
                case CursorField:
                    Line(PlanText.Named(field.Field, "cursor"));
                    break;
                case EdgePropertiesField properties:
                    Line($"{PlanText.Named(field.Field, "properties")}: {string.Join(", ", properties.Items.Select(PlanText.Scalar))}");
                    break;
                case EdgeNodeField node:
                    Line($"object {PlanText.Named(field.Field, "node")}");
                    Indented(() => Selection(node.Selection, depth));
                    break;
                case StepsField:
                    Line(PlanText.Named(field.Field, "steps"));
                    break;
                case ViaField via:
                    Line($"object {PlanText.Named(field.Field, "via")} as {ExpressionPrinter.Variable(depth + 1)}");
                    Indented(() => Selection(via.Selection, depth + 1));
                    break;
                default:
                    throw UnknownNode.Of(field);
            }
        }
    }

    private void GroupBy(GroupByField field)
    {
        Line($"{PlanText.Named(field.Field, "groupBy")}: {string.Join(", ", field.Keys)}");
        Indented(() =>
        {
            if (field.Having is { } having)
            {
                Line("having ", () => _expressions.Filter(having, ""));
            }

            if (!field.Order.IsEmpty)
            {
                Line("order ", () => _expressions.GroupOrder(field));
            }

            Line(field.First >= 0 ? $"take ${field.First}" : $"all, at most {field.MaxGroups}");
            foreach (var item in field.Items)
            {
                Line(item switch
                {
                    GroupKeyField key => $"{PlanText.Named(item.Field, "key")}: {PlanText.GroupKeys(field, key)}",
                    GroupAggregateField aggregate => $"{PlanText.Named(item.Field, "aggregate")}: {PlanText.Aggregate(aggregate.Items)}",
                    GroupConstant => PlanText.Named(item.Field, "__typename"),
                    _ => throw UnknownNode.Of(item),
                });
            }
        });
    }

    private void Selection(NodeSelection selection, int depth)
    {
        var cases = selection.Cases.Count(fields => !fields.IsDefault);
        for (var i = 0; i < selection.Cases.Length; i++)
        {
            var fields = selection.Cases[i];
            if (fields.IsDefaultOrEmpty)
            {
                continue;
            }

            if (cases == 1)
            {
                Fields(fields, depth);
                continue;
            }

            Line($"on {_model.NodeTypes[i]}");
            Indented(() => Fields(fields, depth));
        }
    }

    // Scalars that follow each other share a line.
    private void Fields(ImmutableArray<NodeField> fields, int depth)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var first = i;
            while (i < fields.Length && fields[i] is ConstantField or PropertyField or UpdatedAtField)
            {
                i++;
            }

            if (i > first)
            {
                Line(string.Join(", ", fields[first..i].Select(PlanText.Scalar)));
            }

            if (i < fields.Length)
            {
                Related(fields[i], depth + 1);
            }
        }
    }

    private void Related(NodeField field, int depth)
    {
        var variable = ExpressionPrinter.Variable(depth);
        switch (field)
        {
            case ToOneField toOne:
                var name = PlanText.Named(field.Field, toOne.Relationship.Name);
                Line($"{name}: {PlanText.Pattern(toOne.Relationship)} as {variable}, at most one");
                Indented(() => Selection(toOne.Selection, depth));
                break;
            case ConnectionNodeField { Connection: var connection }:
                var relationship = connection.Relationship ?? throw UnknownNode.Of(connection.Source);
                Line($"{PlanText.Named(field.Field, relationship.Name)}: {PlanText.Pattern(relationship)} as {variable}");
                Indented(() => Connection(connection, depth));
                break;
            default:
                throw UnknownNode.Of(field);
        }
    }

    private void Line(string line) => Line(line, static () => { });

    private void Line(string start, Action rest)
    {
        _text.Append(' ', 2 * _indent).Append(start);
        rest();
        _text.Append('\n');
    }

    private void Indented(Action print)
    {
        _indent++;
        print();
        _indent--;
    }
}
