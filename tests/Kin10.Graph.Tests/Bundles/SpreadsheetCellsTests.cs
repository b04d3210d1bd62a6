using Kin10.Graph.Bundles;

namespace Kin10.Graph.Tests.Bundles;

public sealed class SpreadsheetCellsTests
{
    [Theory]
    [InlineData("Jun-11", "Write 2011-06.")]
    [InlineData("Dec-98", "Write 1998-12.")]
    [InlineData("2-Mar", "perhaps 3-2.")]
    [InlineData("01-Jun-11", "Write 2011-06-01.")]
    [InlineData("#NAME?", "a formula that fails")]
    [InlineData("#REF!", "a formula that fails")]
    public void Problem_CellThatASpreadsheetMade_SaysWhatWouldBeRight(string cell, string right) =>
        Assert.Contains(right, SpreadsheetCells.Problem(cell), StringComparison.Ordinal);

    [Theory]
    [InlineData("2011-06")]
    [InlineData("2012-2014")]
    [InlineData("June 2011")]
    [InlineData("Jun-11 to Jul-11")]
    [InlineData("#1 of the list")]
    [InlineData("May")]
    public void Problem_TextOfAPerson_IsNone(string cell) => Assert.Null(SpreadsheetCells.Problem(cell));
}
