using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>Reads the file of one node type.</summary>
internal static class NodeTableReader
{
    public static NodeTable Read(NodeType type, string directory, NodeIds ids, List<BundleMistake> mistakes)
    {
        var properties = type.Properties;
        var table = BundleReader.Open(directory, type.Name, [.. properties.Select(property => property.Name)], mistakes, out var positions);
        NoteUnread(type, table, positions, ids);
        var rows = new List<NodeRow>();
        foreach (var (line, cells) in table?.Rows ?? [])
        {
            var values = new object?[properties.Count];
            values[0] = ReadId(type, table!.File, line, positions[0], cells[positions[0]], ids, mistakes);
            for (var i = 1; i < values.Length; i++)
            {
                if ((CellFormat.TryParse(cells[positions[i]], properties[i], out values[i])
                    ?? IndexProblem(properties[i], (string)values[0]!, values[i])) is { } problem)
                {
                    mistakes.Add(new(table.File, line, positions[i] + 1, properties[i].Name, problem));
                }
            }

            rows.Add(new(values));
        }

        rows.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new(type, rows);
    }

    private static int MaxSlug(NodeType type) => CellFormat.MaxIndexKeyBytes - type.IdPrefix.Length;

    // An index of a property holds the id, too, so that it serves an order by both.
    private static string? IndexProblem(Property property, string id, object? value)
    {
        if (!property.IsIndexed || value is not string text)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetByteCount(text) + id.Length;
        return bytes > CellFormat.MaxIndexKeyBytes
            ? $"The text and the id have {bytes} bytes. {property.Name} is indexed together with the id, "
                + $"and the two may have {CellFormat.MaxIndexKeyBytes}; shorten one."
            : null;
    }

    // A link to a node whose row could not be read is no second mistake.
    private static void NoteUnread(NodeType type, CsvTable? table, int[] positions, NodeIds ids)
    {
        if (table is null)
        {
            ids.MarkIncomplete(type);
            return;
        }

        foreach (var (line, cells) in table.Unread)
        {
            if (positions[0] < cells.Length && CellFormat.IsSlug(cells[positions[0]]))
            {
                ids.Add(type, cells[positions[0]], line);
            }
            else
            {
                ids.MarkIncomplete(type);
            }
        }
    }

    private static string ReadId(NodeType type, string file, int line, int position, string slug, NodeIds ids, List<BundleMistake> mistakes)
    {
        if (!CellFormat.IsSlug(slug))
        {
            mistakes.Add(new(
                file, line, position + 1, "id",
                $"'{slug}' is not a slug. Write lower-case letters and digits in words joined by hyphens, "
                + "for example teacher-involvement-in-pd-decisions."));
            ids.Add(type, slug, line);
        }
        else if (type.IdPrefix.Length + slug.Length > CellFormat.MaxIndexKeyBytes)
        {
            mistakes.Add(new(
                file, line, position + 1, "id", $"The id has {slug.Length} characters. It may have {MaxSlug(type)}; shorten it."));
            ids.Add(type, slug, line);
        }
        else if (ids.Add(type, slug, line) is var first and not 0)
        {
            mistakes.Add(new(
                file, line, position + 1, "id", $"'{slug}' is on line {first} already. Give each {type.Name} an id of its own."));
        }

        return type.IdPrefix + slug;
    }
}
