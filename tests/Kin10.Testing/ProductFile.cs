using Xunit;

namespace Kin10.Testing;

/// <summary>
/// Files that people use and the code writes: the schema, tables, answers in documents. They are compared to the letter;
/// KIN10_UPDATE_GOLDEN=1 rewrites them. Read the difference before you commit it. What only tests read is a snapshot.
/// </summary>
public static class ProductFile
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("KIN10_UPDATE_GOLDEN") == "1";

    /// <summary>Compares with a file of the repository.</summary>
    /// <param name="actual">What the code gives now; it should end in a line feed.</param>
    /// <param name="path">The file's path from the repository's root.</param>
    public static void Match(string actual, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(
            File.Exists(file),
            $"{string.Join('/', path)} is missing; run the tests once with KIN10_UPDATE_GOLDEN=1 and read what it writes.");
        Assert.True(
            File.ReadAllText(file).ReplaceLineEndings("\n") == actual,
            $"{string.Join('/', path)} is not what the code gives now; "
            + $"KIN10_UPDATE_GOLDEN=1 rewrites it.\n{FirstDifference(File.ReadAllLines(file), actual.Split('\n'))}");
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1}:\n- {expected.ElementAtOrDefault(line)}\n+ {actual.ElementAtOrDefault(line)}";
    }
}
