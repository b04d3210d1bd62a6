using Kin10.Graph.Embedded.Execution.Runs;

namespace Kin10.Graph.Embedded.Tests.Execution.Runs;

public sealed class NodeMemoTests
{
    private const int Rows = 100;

    [Fact]
    public void Find_OfEachNode_IsWhatWasAdded()
    {
        var memo = new NodeMemo();
        Assert.All(Enumerable.Range(0, Rows), row => Assert.Null(memo.Find(row)));

        for (var row = 0; row < Rows; row += 2)
        {
            memo.Add(row, row % 3 == 0, Rows);
        }

        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(row % 2 == 0 ? row % 3 == 0 : null, memo.Find(row)));
    }

    [Fact]
    public void Clear_OfAFullMemo_LeavesNothingToTheNextRun()
    {
        var memo = new NodeMemo();
        for (var round = 0; round < 3; round++)
        {
            memo.Add(7, true, Rows);
            memo.Clear();
            Assert.Null(memo.Find(7));
            memo.Add(8, false, Rows);
            Assert.Null(memo.Find(7));
            Assert.False(memo.Find(8));
            memo.Clear();
        }
    }
}
