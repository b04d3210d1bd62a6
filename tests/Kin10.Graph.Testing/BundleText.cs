using Kin10.Graph.Bundles;

namespace Kin10.Graph.Testing;

/// <summary>Whole graphs as one text.</summary>
public static class BundleText
{
    /// <summary>The CSV files of a bundle, each under its name.</summary>
    /// <param name="bundle">The graph.</param>
    public static string Of(GraphBundle bundle)
    {
        var folder = Directory.CreateTempSubdirectory("kin10-bundle-").FullName;
        try
        {
            BundleWriter.Write(bundle, folder);
            return string.Join('\n', Directory.GetFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
