using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>Reads the file of one node type.</summary>
internal static class NodeTableReader
{
    public static NodeTable Read(NodeType type, string directory, NodeIds ids, List<BundleMistake> mistakes)
    {
        var properties = type.Properties;
        var facts = Enumerable.Range(0, properties.Count).Where(i => !properties[i].IsDerived).ToArray();
        var table = BundleReader.Open(
            directory,
            type.Name,
            [.. facts.Select(i => properties[i].Name)],
            properties.Where(property => property.IsDerived).Select(property => property.Name),
            mistakes,
            out var positions);
        if (table is null)
        {
            ids.MarkIncomplete(type);
        }

        var rows = PackedRows<NodeRow>.OfNodes();
        foreach (var (line, cells, isWhole) in table?.ReadRows(mistakes) ?? [])
        {
            if (!isWhole)
            {
                NoteUnread(type, line, cells, positions[0], ids);
                continue;
            }

            var values = new object?[properties.Count];
            values[0] = ReadId(type, table!.File, line, positions[0], cells[positions[0]], ids, mistakes);
            for (var column = 1; column < facts.Length; column++)
            {
                var (i, position) = (facts[column], positions[column]);
                if ((CellFormat.TryParse(cells[position], properties[i], out values[i])
                    ?? IndexProblem(properties[i], (string)values[0]!, values[i])) is { } problem)
                {
                    mistakes.Add(new(table.File, line, position + 1, properties[i].Name, problem));
                }
            }

            rows.Add(new(values));
        }

        ImportMemory.Return(rows.Count);
        return new(type, rows.Complete());
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
    private static void NoteUnread(NodeType type, int line, string[] cells, int position, NodeIds ids)
    {
        if (position < cells.Length && CellFormat.IsSlug(cells[position]))
        {
            ids.Add(type, cells[position], line, out _);
        }
        else
        {
            ids.MarkIncomplete(type);
        }
    }

    private static string ReadId(NodeType type, string file, int line, int position, string slug, NodeIds ids, List<BundleMistake> mistakes)
    {
        var first = ids.Add(type, slug, line, out var id);
        if (!CellFormat.IsSlug(slug))
        {
            mistakes.Add(new(
                file, line, position + 1, "id",
                $"'{slug}' is not a slug. Write lower-case letters and digits in words joined by hyphens, "
                + "for example teacher-involvement-in-pd-decisions."));
        }
        else if (id.Length > CellFormat.MaxIndexKeyBytes)
        {
            mistakes.Add(new(
                file, line, position + 1, "id", $"The id has {slug.Length} characters. It may have {MaxSlug(type)}; shorten it."));
        }
        else if (first != 0)
        {
            mistakes.Add(new(
                file, line, position + 1, "id", $"'{slug}' is on line {first} already. Give each {type.Name} an id of its own."));
        }

        return id;
    }
}
