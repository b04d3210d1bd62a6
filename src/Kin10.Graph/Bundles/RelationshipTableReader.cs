using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>Reads the file of one relationship type.</summary>
internal static class RelationshipTableReader
{
    /// <summary>A table with the line of each of its rows, by its ends.</summary>
    internal readonly record struct LinedTable(RelationshipTable Table, IReadOnlyDictionary<RelationshipEnds, int> Lines)
    {
        /// <summary>The line of a row.</summary>
        public int LineOf(RelationshipRow row) => Lines[Key(Table.Type, row.From, row.To)];
    }

    public static LinedTable Read(RelationshipType type, string directory, NodeIds ids, List<BundleMistake> mistakes)
    {
        if (type.IsDerived)
        {
            return new(new(type, []), new Dictionary<RelationshipEnds, int>());
        }

        var properties = type.Properties?.Properties ?? [];
        var table = BundleReader.Open(
            directory, type.Name, ["from", "to", .. properties.Select(property => property.Name)], [], mistakes, out var positions);
        var lines = new Dictionary<RelationshipEnds, int>();
        var rows = PackedRows<RelationshipRow>.OfRelationships();
        foreach (var (line, cells, isWhole) in table?.ReadRows(mistakes) ?? [])
        {
            if (!isWhole)
            {
                continue;
            }

            var complete = true;
            void Mistake(int position, string column, string? problem)
            {
                complete = false;
                if (problem is not null)
                {
                    mistakes.Add(new(table!.File, line, position + 1, column, problem));
                }
            }

            if (!ids.TryResolve(cells[positions[0]], type.From, out var from, out var fromProblem))
            {
                Mistake(positions[0], "from", fromProblem);
            }

            if (!ids.TryResolve(cells[positions[1]], type.To, out var to, out var toProblem))
            {
                Mistake(positions[1], "to", toProblem);
            }

            var values = new object?[properties.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (CellFormat.TryParse(cells[positions[i + 2]], properties[i], out values[i]) is { } problem)
                {
                    Mistake(positions[i + 2], properties[i].Name, problem);
                }
            }

            var key = Key(type, from, to);
            if (complete && !lines.TryAdd(key, line))
            {
                mistakes.Add(new(
                    table!.File, line, 0, null,
                    $"{type.Name} from '{from}' to '{to}' is on line {lines[key]} already. Keep one of the two."));
            }
            else if (complete)
            {
                rows.Add(new(from, to, values));
            }
        }

        ImportMemory.Return(rows.Count);
        return new(new(type, rows.Complete()), lines);
    }

    /// <summary>A to-one field has at most one target.</summary>
    public static void CheckToOne(GraphModel model, IReadOnlyList<LinedTable> tables, List<BundleMistake> mistakes)
    {
        foreach (var (field, owner, one, other) in ToOneRule.Conflicts(model, [.. tables.Select(read => read.Table)]))
        {
            var table = tables[field.Hops[0].Types[0].Index];
            var (first, second) = (Math.Min(table.LineOf(one), table.LineOf(other)), Math.Max(table.LineOf(one), table.LineOf(other)));
            mistakes.Add(new(
                $"{table.Table.Type.Name}.csv", second, 0, null,
                $"'{owner}' has one on line {first} already, and {field.Coordinate} leads to at most one. Keep one of the two."));
        }
    }

    // Without a direction, there and back again is the same relationship.
    private static RelationshipEnds Key(RelationshipType type, string from, string to) =>
        type.IsDirected || string.CompareOrdinal(from, to) < 0 ? new(from, to) : new(to, from);
}
