using CsvHelper;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// Writes a bundle in its canonical form: columns in the order of the model, rows ordered by id, a quote only where a cell needs one. The
/// same graph gives the same bytes. What is derived is left out: it follows from the rest.
/// </summary>
public static class BundleWriter
{
    /// <summary>Writes every file of the bundle; files of the same names are replaced, others are left alone.</summary>
    /// <param name="bundle">The graph.</param>
    /// <param name="directory">The folder; made when it is not there.</param>
    public static void Write(GraphBundle bundle, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var (type, rows) in bundle.Nodes)
        {
            var facts = Enumerable.Range(1, type.Properties.Count - 1).Where(i => !type.Properties[i].IsDerived).ToArray();
            WriteFile(
                directory,
                type.Name,
                facts.Select(i => type.Properties[i].Name).Prepend(type.Properties[0].Name),
                rows.Select(row => facts.Select(i => CellFormat.Format(row.Values[i])).Prepend(row.Id[type.IdPrefix.Length..])));
        }

        foreach (var (type, rows) in bundle.Relationships.Where(table => !table.Type.IsDerived))
        {
            WriteFile(
                directory,
                type.Name,
                (type.Properties?.Properties ?? []).Select(property => property.Name).Prepend("to").Prepend("from"),
                rows.Select(row => row.Values.Select(CellFormat.Format).Prepend(End(row.To, type.To)).Prepend(End(row.From, type.From))));
        }
    }

    private static string End(string id, IReadOnlyList<NodeType> types) => types.Count == 1 ? id[types[0].IdPrefix.Length..] : id;

    private static void WriteFile(string directory, string name, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        // A reader never sees half a file: it is written beside its place and moved there.
        var path = Path.Combine(directory, $"{name}.csv");
        var unfinished = path + ".tmp";
        using (var csv = CsvWriter.ToFile(unfinished, CsvWriterOptions.Default with { NewLine = "\n" }))
        {
            foreach (var row in rows.Prepend(header))
            {
                csv.WriteRecord([.. row]);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
