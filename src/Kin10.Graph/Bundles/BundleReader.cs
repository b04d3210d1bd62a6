using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// Reads a bundle: a folder with one CSV file per node type (<c>RootCause.csv</c>) and one per relationship type (<c>ADDRESSES.csv</c>),
/// UTF-8, one header row. Other files are left alone unless they end in <c>.csv</c>.
/// </summary>
public static class BundleReader
{
    /// <summary>Reads and checks a bundle.</summary>
    /// <param name="model">The model that it must fit.</param>
    /// <param name="directory">The folder.</param>
    /// <exception cref="BundleException">There are mistakes; all of them are in it.</exception>
    public static GraphBundle Read(GraphModel model, string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new BundleException(
                [new(directory, 0, 0, null, "There is no such folder. Name one that holds the CSV files of a graph.")]);
        }

        var mistakes = new List<BundleMistake>();
        FindStrangeFiles(model, directory, mistakes);
        var ids = new NodeIds(model);
        var nodeTables = model.NodeTypes.Select(type => NodeTableReader.Read(type, directory, ids, mistakes)).ToList();
        var relationshipTables = model.RelationshipTypes.Select(type => RelationshipTableReader.Read(type, directory, ids, mistakes))
            .ToList();
        RelationshipTableReader.CheckToOne(model, relationshipTables, mistakes);
        if (mistakes.Count > 0)
        {
            throw new BundleException(
                [.. mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)]);
        }

        return new(model, nodeTables, [.. relationshipTables.Select(read => read.Table)]);
    }

    /// <summary>Opens a table of a bundle and finds its columns in the header, by name in any order.</summary>
    internal static CsvTable? Open(
        string directory, string name, IReadOnlyList<string> columns, List<BundleMistake> mistakes, out int[] positions)
    {
        positions = [];
        var file = $"{name}.csv";
        var path = Path.Combine(directory, file);
        if (!File.Exists(path))
        {
            mistakes.Add(new(
                file, 0, 0, null, $"The file is missing. If there are none, write one with only the header: {string.Join(',', columns)}"));
            return null;
        }

        var table = CsvTable.Read(path, file, mistakes);
        if (table is null)
        {
            return null;
        }

        var before = mistakes.Count;
        for (var i = 0; i < table.Header.Count; i++)
        {
            var column = table.Header[i];
            if (!columns.Contains(column))
            {
                mistakes.Add(new(file, 1, i + 1, column, $"There is no such column. The columns are {string.Join(", ", columns)}."));
            }
            else if (table.Header.Take(i).Contains(column))
            {
                mistakes.Add(new(file, 1, i + 1, column, "The column occurs twice. Keep one."));
            }
        }

        foreach (var missing in columns.Where(column => !table.Header.Contains(column)))
        {
            mistakes.Add(new(file, 1, 0, null, $"The column {missing} is missing. Add it; leave its cells empty where nothing is known."));
        }

        positions = [.. columns.Select(column => table.Header.ToList().IndexOf(column))];
        return mistakes.Count == before ? table : null;
    }

    private static void FindStrangeFiles(GraphModel model, string directory, List<BundleMistake> mistakes)
    {
        var known = model.NodeTypes.Select(type => type.Name).Concat(model.RelationshipTypes.Select(type => type.Name)).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(directory, "*.csv"))
        {
            if (!known.Contains(Path.GetFileNameWithoutExtension(path)))
            {
                mistakes.Add(new(
                    Path.GetFileName(path), 0, 0, null,
                    $"The model has no node or relationship type of that name. There are {string.Join(", ", known)}."));
            }
        }
    }
}
