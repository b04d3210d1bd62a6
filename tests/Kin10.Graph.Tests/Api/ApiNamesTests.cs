using Kin10.Graph.Api;

namespace Kin10.Graph.Tests.Api;

public class ApiNamesTests
{
    [Theory]
    [InlineData("partner", "partners")]
    [InlineData("category", "categories")]
    [InlineData("survey", "surveys")]
    [InlineData("address", "addresses")]
    [InlineData("match", "matches")]
    [InlineData("box", "boxes")]
    public void Pluralise_Name_IsThePlainEnglishPlural(string name, string plural) => Assert.Equal(plural, ApiNames.Pluralise(name));

    [Theory]
    [InlineData("dueYear", "DUE_YEAR")]
    [InlineData("name", "NAME")]
    [InlineData("aB2c", "A_B2C")]
    public void UpperSnake_Name_KeepsItsWordsApart(string name, string expected) => Assert.Equal(expected, ApiNames.UpperSnake(name));

    [Theory]
    [InlineData("RootCause", "root cause")]
    [InlineData("rootCauses", "root causes")]
    [InlineData("ON_TRACK", "on track")]
    public void Spaced_Name_IsWords(string name, string expected) => Assert.Equal(expected, ApiNames.Spaced(name));
}
