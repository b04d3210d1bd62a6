using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Tests.Bundles;

public sealed class BundleWriterTests
{
    [Fact]
    public void Write_WhatWasRead_GivesTheSameBytes()
    {
        using var folder = new BundleFolder();
        AssertRoundTrip(BundleFolder.Model, folder.Path);
    }

    [Fact]
    public void Write_SeedData_GivesTheSameBytes() => AssertRoundTrip(Kin10Model.Model, Repository.PathOf("seed"));

    private static void AssertRoundTrip(GraphModel model, string folder)
    {
        var copy = Directory.CreateTempSubdirectory("kin10-bundle-").FullName;
        try
        {
            BundleWriter.Write(BundleReader.Read(model, folder), copy);
            var files = Directory.GetFiles(folder, "*.csv").Select(Path.GetFileName).Order().ToList();
            Assert.Equal(files, Directory.GetFiles(copy).Select(Path.GetFileName).Order());
            Assert.All(
                files, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file!)), File.ReadAllText(Path.Combine(copy, file!))));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
