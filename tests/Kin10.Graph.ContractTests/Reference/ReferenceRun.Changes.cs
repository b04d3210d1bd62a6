using System.Globalization;
using Kin10.Graph.Changes;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed partial class ReferenceRun
{
    private sealed record Listed(ReferenceImport Import, int Index, ReferenceChange Change);

    private void Changes(ChangesComputation changes, ComputedRootPlan root)
    {
        var since = changes.Since < 0 ? DateTimeOffset.MinValue : (DateTimeOffset)plan[changes.Since]!;
        var types = changes.Types.Select(type => type.Name).ToList();
        var all = history.Log.Where(import => import.At > since)
            .SelectMany(import => import.Changes.Select((change, i) => new Listed(import, i, change)))
            .Where(each => changes.Kinds.Any(kind => kind.ToString().Equals(each.Change.Kind, StringComparison.OrdinalIgnoreCase)))
            .Where(each => types.Contains(each.Change.Id is null ? TypeOf(each.Change.From!) : each.Change.Type)
                || (each.Change.To is { } to && types.Contains(TypeOf(to))))
            .ToList();
        var start = changes.After < 0 ? 0 : all.Count(each => !IsBehind(each, (ChangePosition)plan[changes.After]!));
        var size = changes.First < 0 ? changes.DefaultSize : (int)(long)plan[changes.First]!;
        var page = all.Skip(start).Take(size).ToList();
        Object(changes.Items, null, null);

        static string TypeOf(string id) => id.Split(':')[0];

        static bool IsBehind(Listed each, ChangePosition place) =>
            each.Import.Number < place.Import || (each.Import.Number == place.Import && each.Index > place.Index);

        void Object(IEnumerable<ChangeItem> items, Listed? found, ReferenceText? text)
        {
            _writer.StartObject();
            foreach (var item in items)
            {
                Field(item.Field, () => Item(item, found, text));
            }

            _writer.EndObject();
        }

        void Item(ChangeItem item, Listed? found, ReferenceText? text)
        {
            switch (item.Kind)
            {
                case ChangeItemKind.Typename:
                    _writer.Raw(item.Typename!);
                    break;
                case ChangeItemKind.Edges or ChangeItemKind.Nodes:
                    List(page, each => Object(item.Items, each, null));
                    break;
                case ChangeItemKind.Properties:
                    List(found!.Change.Properties.ToList(), each => Object(item.Items, found, each));
                    break;
                case ChangeItemKind.PageInfo or ChangeItemKind.Node:
                    Object(item.Items, found, null);
                    break;
                case ChangeItemKind.Target or ChangeItemKind.Link:
                    if (item.Kind == ChangeItemKind.Target != found!.Change.Id is not null)
                    {
                        throw new NullException();
                    }

                    Object(item.Items, found, null);
                    break;
                case ChangeItemKind.TargetNode:
                    NodeOrNull(graph.Find(found!.Change.Id!), root.Selections[item.Selection]);
                    break;
                default:
                    Value(item.Kind switch
                    {
                        ChangeItemKind.TotalCount => (long)all.Count,
                        ChangeItemKind.HasNextPage => start + page.Count < all.Count,
                        ChangeItemKind.HasPreviousPage => start > 0,
                        ChangeItemKind.StartCursor => CursorOf(page.FirstOrDefault()),
                        ChangeItemKind.EndCursor => CursorOf(page.LastOrDefault()),
                        ChangeItemKind.Cursor => CursorOf(found),
                        ChangeItemKind.Id => $"Change:{found!.Import.Number}-{found.Index}",
                        ChangeItemKind.At => Time(found!.Import.At),
                        ChangeItemKind.Kind => found!.Change.Kind,
                        ChangeItemKind.Note => null,
                        ChangeItemKind.FromVersion or ChangeItemKind.ToVersion => ReferenceStore.Version,
                        ChangeItemKind.TargetId => found!.Change.Id,
                        ChangeItemKind.TargetType or ChangeItemKind.LinkType => found!.Change.Type,
                        ChangeItemKind.TargetName => found!.Change.Name,
                        ChangeItemKind.LinkSource => found!.Change.From,
                        ChangeItemKind.LinkTarget => found!.Change.To,
                        ChangeItemKind.LinkBasis => found!.Change.Basis,
                        ChangeItemKind.PropertyName => text!.Name,
                        ChangeItemKind.Before => text!.Before,
                        ChangeItemKind.After => text!.After,
                        _ => throw UnknownNode.Of(item.Kind),
                    });
                    break;
            }
        }
    }

    private static string? CursorOf(Listed? found) => found is null ? null : new ChangePosition(found.Import.Number, found.Index).Cursor;

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.000Z", CultureInfo.InvariantCulture);
}
