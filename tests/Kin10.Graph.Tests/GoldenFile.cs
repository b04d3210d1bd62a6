namespace Kin10.Graph.Tests;

/// <summary>Holds a committed file equal to what is generated. <c>KIN10_UPDATE_GOLDEN=1</c> rewrites the file instead; never set in CI.</summary>
internal static class GoldenFile
{
    public static void Matches(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("KIN10_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the tests with KIN10_UPDATE_GOLDEN=1 to write it.");
        Assert.True(
            File.ReadAllText(path) == actual,
            $"{path} is not what is generated now. Run the tests with KIN10_UPDATE_GOLDEN=1 to rewrite it, and look at the difference.\n{FirstDifference(File.ReadAllText(path), actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line])
        {
            line++;
        }

        return $"Line {line + 1}:\n- {expectedLines.ElementAtOrDefault(line)}\n+ {actualLines.ElementAtOrDefault(line)}";
    }
}
