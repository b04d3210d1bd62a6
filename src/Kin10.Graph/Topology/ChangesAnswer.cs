using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Changes;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>A page of changes.</summary>
internal sealed class ChangesAnswer(
    ImmutableArray<ChangeItem> items, List<FoundChange> page, int start, int total, Dictionary<string, int> nodes) : ComputedAnswer
{
    private readonly Dictionary<string, int> _numbers = nodes;
    private readonly int[] _nodes = [.. nodes.Values];

    public override IReadOnlyList<int> NodesOf(int selection) => _nodes;

    public override bool Write(ResponseWriter writer, INodeWriter nodes) => WriteObject(items, new Place(-1, -1), writer, nodes);

    // A change of the page, and a property of it.
    private readonly record struct Place(int Change, int Property);

    private bool WriteObject(ImmutableArray<ChangeItem> items, Place place, ResponseWriter writer, INodeWriter nodes)
    {
        writer.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, WriteItem(item, place, writer, nodes)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteItem(ChangeItem item, Place place, ResponseWriter writer, INodeWriter nodes)
    {
        switch (item.Kind)
        {
            case ChangeItemKind.Typename:
                writer.Raw(item.Typename!);
                return true;
            case ChangeItemKind.Edges or ChangeItemKind.Nodes:
                return WriteList(item, page.Count, i => new Place(i, -1), writer, nodes);
            case ChangeItemKind.Properties:
                return WriteList(
                    item, page[place.Change].Change.Properties.Count, i => place with { Property = i }, writer, nodes);
            case ChangeItemKind.PageInfo or ChangeItemKind.Node:
                return WriteObject(item.Items, place, writer, nodes);
            case ChangeItemKind.Target when page[place.Change].Change.Id is not null:
            case ChangeItemKind.Link when page[place.Change].Change.Id is null:
                return WriteObject(item.Items, place, writer, nodes);
            case ChangeItemKind.Target or ChangeItemKind.Link:
                return false;
            case ChangeItemKind.TargetNode:
                return _numbers.TryGetValue(page[place.Change].Change.Id!, out var node) && nodes.Write(item.Selection, node, writer);
            default:
                WriteValue(item.Kind, place, writer);
                return true;
        }
    }

    private bool WriteList(ChangeItem item, int count, Func<int, Place> placeOf, ResponseWriter writer, INodeWriter nodes)
    {
        writer.StartArray();
        for (var i = 0; i < count; i++)
        {
            writer.AtIndex(i);
            if (!WriteObject(item.Items, placeOf(i), writer, nodes))
            {
                writer.AtIndex(-1);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private void WriteValue(ChangeItemKind kind, Place place, ResponseWriter writer)
    {
        switch (kind)
        {
            case ChangeItemKind.TotalCount:
                writer.Integer(total);
                break;
            case ChangeItemKind.HasNextPage:
                writer.Boolean(start + page.Count < total);
                break;
            case ChangeItemKind.HasPreviousPage:
                writer.Boolean(start > 0);
                break;
            case ChangeItemKind.StartCursor:
                WriteText(page.Count == 0 ? null : page[0].Position.Cursor, writer);
                break;
            case ChangeItemKind.EndCursor:
                WriteText(page.Count == 0 ? null : page[^1].Position.Cursor, writer);
                break;
            case ChangeItemKind.PropertyName:
                writer.String(Property(place).Name);
                break;
            case ChangeItemKind.Before:
                WriteText(Property(place).Before, writer);
                break;
            case ChangeItemKind.After:
                WriteText(Property(place).After, writer);
                break;
            default:
                WriteText(TextOf(kind, page[place.Change]), writer);
                break;
        }
    }

    private ChangedText Property(Place place) => page[place.Change].Change.Properties[place.Property];

    private static string? TextOf(ChangeItemKind kind, FoundChange found) => kind switch
    {
        ChangeItemKind.Cursor => found.Position.Cursor,
        ChangeItemKind.Id => found.Position.Id,
        ChangeItemKind.At => ChangeTime.Text(found.Import.At),
        ChangeItemKind.Kind => ChangeTypes.NameOf(found.Change.Kind),
        ChangeItemKind.Note => found.Import.Note,
        ChangeItemKind.FromVersion => found.Import.FromVersion,
        ChangeItemKind.ToVersion => found.Import.ToVersion,
        ChangeItemKind.TargetId => found.Change.Id,
        ChangeItemKind.TargetType or ChangeItemKind.LinkType => found.Change.Type,
        ChangeItemKind.TargetName => found.Change.Name,
        ChangeItemKind.LinkSource => found.Change.Source,
        ChangeItemKind.LinkTarget => found.Change.Target,
        ChangeItemKind.LinkBasis => found.Change.Basis,
        _ => throw UnknownNode.Of(kind),
    };

    private static void WriteText(string? text, ResponseWriter writer)
    {
        if (text is null)
        {
            writer.Null();
        }
        else
        {
            writer.String(text);
        }
    }
}
