using System.Globalization;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>One operation; a null where none may stand travels as <see cref="NullException"/>.</summary>
internal sealed partial class ReferenceRun(ReferenceGraph graph, ReferenceHistory history, BoundPlan plan) : IOperationRun
{
    private readonly ReferenceExpressions _expressions = new(graph, plan);
    private ResponseWriter _writer = null!;

    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
    {
        _writer = writer;
        var mark = writer.Save();
        try
        {
            var root = plan.Plan.Roots[index]!;
            OrNull(root.Field, () => Root(root), enter: false);
            return new(true);
        }
        catch (NullException)
        {
            writer.Rewind(mark);
            return new(false);
        }
    }

    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(ReferenceStore.Version);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Root(RootPlan root)
    {
        switch (root)
        {
            case NodeByIdPlan byId:
                var found = graph.Find((string)plan[byId.Id]!);
                NodeOrNull(found is not null && byId.Types.Contains(found.Type) ? found : null, byId.Selection);
                break;
            case NodesByIdPlan byIds:
                List(((object?[])plan[byIds.Ids]!).ToList(), id =>
                {
                    NodeOrNullItem(graph.Find((string)id!), byIds.Selection);
                });
                break;
            case ConnectionRootPlan connection:
                Connection(connection.Connection, null);
                break;
            case GraphRootPlan about:
                About(about);
                break;
            case SearchRootPlan search:
                Searched(search);
                break;
            case ComputedRootPlan { Computation: SubgraphComputation subgraph } computed:
                Subgraph(subgraph, computed);
                break;
            case ComputedRootPlan { Computation: PathsComputation paths } computed:
                Paths(paths, computed);
                break;
            case ComputedRootPlan { Computation: ChangesComputation changes } computed:
                Changes(changes, computed);
                break;
            default:
                throw UnknownNode.Of(root);
        }
    }

    private void OrNull(ResponseField field, Action write, bool enter = true)
    {
        var mark = _writer.Save();
        try
        {
            if (enter)
            {
                _writer.EnterField(field.Key);
            }

            write();
        }
        catch (NullException)
        {
            _writer.Rewind(mark);
            if (field.IsNonNull)
            {
                throw;
            }

            _writer.Null();
        }
        finally
        {
            if (enter)
            {
                _writer.LeaveField();
            }
        }
    }

    private void Field(ResponseField field, Action write)
    {
        _writer.Key(field.EncodedKey);
        OrNull(field, write);
    }

    private void List<T>(List<T> items, Action<T> write)
    {
        _writer.StartArray();
        try
        {
            for (var i = 0; i < items.Count; i++)
            {
                _writer.AtIndex(i);
                write(items[i]);
            }
        }
        finally
        {
            _writer.AtIndex(-1);
        }

        _writer.EndArray();
    }

    private void NodeOrNull(ReferenceNode? node, NodeSelection selection)
    {
        if (node is null)
        {
            throw new NullException();
        }

        Node(node, selection);
    }

    // An item of `nodes` may be null.
    private void NodeOrNullItem(ReferenceNode? node, NodeSelection selection)
    {
        var mark = _writer.Save();
        try
        {
            NodeOrNull(node, selection);
        }
        catch (NullException)
        {
            _writer.Rewind(mark);
            _writer.Null();
        }
    }

    private void Node(ReferenceNode node, NodeSelection selection)
    {
        _writer.StartObject();
        foreach (var field in selection.For(node.Type).IsDefault ? [] : selection.For(node.Type))
        {
            Field(field.Field, () =>
            {
                switch (field)
                {
                    case ConstantField constant:
                        _writer.Raw(constant.Json);
                        break;
                    case PropertyField property:
                        Value(node.Values[property.Property.Name]);
                        break;
                    case UpdatedAtField:
                        Value(history.Updated.TryGetValue(node.Id, out var time) ? Time(time) : null);
                        break;
                    case ToOneField toOne:
                        NodeOrNull(graph.Targets(toOne.Relationship, node).FirstOrDefault()?.Node, toOne.Selection);
                        break;
                    case ConnectionNodeField connection:
                        Connection(connection.Connection, node);
                        break;
                    default:
                        throw UnknownNode.Of(field);
                }
            });
        }

        _writer.EndObject();
    }

    private void ValueOr(byte[]? json, Func<object?> value)
    {
        if (json is null)
        {
            Value(value());
        }
        else
        {
            _writer.Raw(json);
        }
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                throw new NullException();
            case string text:
                _writer.String(text);
                break;
            case bool flag:
                _writer.Boolean(flag);
                break;
            case long integer:
                _writer.Integer(integer);
                break;
            case double number:
                _writer.Number(number);
                break;
            case DateOnly date:
                _writer.String(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case string[] list:
                List(list.ToList(), _writer.String);
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }

    private void Fail(string code, string message, ResponseField field)
    {
        _writer.AddError(code, message, field.Locations);
        throw new NullException();
    }

    private sealed class NullException : Exception;
}
