using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// Reads a bundle: a folder with one CSV file per node type (<c>RootCause.csv</c>) and one per relationship type (<c>ADDRESSES.csv</c>),
/// UTF-8, one header row, as a spreadsheet saves "CSV UTF-8". Other files are left alone unless they end in <c>.csv</c>. A bundle holds
/// facts; what the model derives from them is computed when all of them are read.
/// </summary>
public static class BundleReader
{
    /// <summary>Reads and checks a bundle.</summary>
    /// <param name="model">The model that it must fit.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="cancellationToken">Stops the computing of what is derived.</param>
    /// <exception cref="BundleException">There are mistakes; all of them are in it.</exception>
    public static GraphBundle Read(GraphModel model, string directory, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(directory))
        {
            throw new BundleException(
                [new(directory, 0, 0, null, NoFolder(directory))]);
        }

        var mistakes = new List<BundleMistake>();
        var facts = model.RelationshipTypes.Where(type => !type.IsDerived).Select(type => type.Name);
        var known = model.NodeTypes.Select(type => type.Name).Concat(facts).ToHashSet();
        if (!known.Any(name => File.Exists(Path.Combine(directory, $"{name}.csv"))))
        {
            var files = string.Join(", ", known.Select(name => $"{name}.csv"));
            throw new BundleException(
                [new(directory, 0, 0, null, $"The folder holds no graph. Name one that holds the files {files}.")]);
        }

        FindStrangeFiles(model, known, directory, mistakes);
        var bundle = ReadFacts(model, directory, mistakes);
        if (mistakes.Count > 0)
        {
            throw new BundleException(
                [.. mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)]);
        }

        ImportMemory.Return(bundle.Count);
        var graph = DerivedGraph.Complete(bundle, cancellationToken);
        ImportMemory.Return(bundle.Count);
        return graph;
    }

    // Ids and lines are not held while what is derived is computed.
    private static GraphBundle ReadFacts(GraphModel model, string directory, List<BundleMistake> mistakes)
    {
        var ids = new NodeIds(model);
        var nodeTables = model.NodeTypes.Select(type => NodeTableReader.Read(type, directory, ids, mistakes)).ToList();
        var relationshipTables = model.RelationshipTypes.Select(type => RelationshipTableReader.Read(type, directory, ids, mistakes))
            .ToList();
        RelationshipTableReader.CheckToOne(model, relationshipTables, mistakes);
        return new GraphBundle(model, nodeTables, [.. relationshipTables.Select(read => read.Table)]);
    }

    /// <summary>Opens a table of a bundle and finds its columns in the header, by name in any order.</summary>
    internal static CsvTable? Open(
        string directory,
        string name,
        IReadOnlyList<string> columns,
        IEnumerable<string> derived,
        List<BundleMistake> mistakes,
        out int[] positions)
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

        var table = CsvTable.Open(path, file, mistakes);
        if (table is null)
        {
            return null;
        }

        if (HeaderProblem(table.Header, columns, derived) is { } problem)
        {
            mistakes.Add(new(file, 1, 0, null, problem));
            return null;
        }

        positions = [.. columns.Select(column => table.Header.ToList().IndexOf(column))];
        return table;
    }

    private static string NoFolder(string path) => File.Exists(path)
        ? "This is a file. Name the folder that holds the CSV files of a graph."
        : "There is no such folder. Name one that holds the CSV files of a graph.";

    // A header is wrong once, however many of its columns are.
    private static string? HeaderProblem(IReadOnlyList<string> header, IReadOnlyList<string> columns, IEnumerable<string> derived)
    {
        var computed = header.Intersect(derived).ToList();
        var strange = header.Except(columns).Except(computed).ToList();
        var missing = columns.Where(column => !header.Contains(column)).ToList();
        if (missing.Count == columns.Count)
        {
            return $"The first row names none of the columns. Write: {string.Join(',', columns)}";
        }

        List<string> problems = [
            .. computed.Select(column => $"{column} is computed from the facts; leave the column out."),
            .. strange.Select(column => $"There is no column '{column}'."),
            .. header.GroupBy(column => column).Where(same => same.Count() > 1 && columns.Contains(same.Key))
                .Select(same => $"The column {same.Key} occurs twice."),
            .. missing.Select(column => $"The column {column} is missing."),
        ];
        return problems.Count == 0
            ? null
            : $"{string.Join(' ', problems)} The columns are {string.Join(", ", columns)}; leave cells empty where nothing is known.";
    }

    private static void FindStrangeFiles(GraphModel model, HashSet<string> known, string directory, List<BundleMistake> mistakes)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*.csv"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (model.RelationshipTypes.Any(type => type.IsDerived && type.Name == name))
            {
                mistakes.Add(new(Path.GetFileName(path), 0, 0, null, $"{name} is computed from the facts; leave the file out."));
            }
            else if (!known.Contains(name))
            {
                mistakes.Add(new(
                    Path.GetFileName(path), 0, 0, null,
                    $"The model has no node or relationship type of that name. There are {string.Join(", ", known)}."));
            }
        }
    }
}
