using System.Reflection;
using Kin10.Graph.Server.Commands;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Tests.Commands;

public class SettingArgumentsTests
{
    [Fact]
    public void Split_SettingsAnywhere_AreTakenOut()
    {
        var commands = SettingArguments.Split(
            ["--Store:Path", "x.db", "import", "--urls=http://localhost:1", "seed", "--server:maxUrlBytes", "9000"], out var settings);

        Assert.Equal(["import", "seed"], commands);
        Assert.Equal([$"--Store:Path={Path.GetFullPath("x.db")}", "--urls=http://localhost:1", "--server:maxUrlBytes=9000"], settings);
    }

    [Fact]
    public void Split_Neo4jDatabase_IsTakenOutButNeverAPassword()
    {
        var commands = SettingArguments.Split(["--NEO4J_URI=bolt://localhost", "migrate", "--NEO4J_PASSWORD=secret"], out var settings);

        Assert.Equal(["migrate", "--NEO4J_PASSWORD=secret"], commands);
        Assert.Equal(["--NEO4J_URI=bolt://localhost"], settings);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--Stoer:Path")]
    [InlineData("--url")]
    [InlineData("--Store:Path")]
    public void Split_UnknownOrWithoutValue_IsLeftToBeReported(string argument)
    {
        Assert.Equal([argument], SettingArguments.Split([argument], out var settings));
        Assert.Empty(settings);
    }

    [Fact]
    public void Split_SectionOfEverySetting_IsKnown()
    {
        var sections = typeof(Settings).GetProperties().Select(property => property.PropertyType.GetField("Section")).OfType<FieldInfo>();
        foreach (var section in sections)
        {
            Assert.Empty(SettingArguments.Split([$"--{section.GetValue(null)}:Name=1"], out _));
        }
    }
}
