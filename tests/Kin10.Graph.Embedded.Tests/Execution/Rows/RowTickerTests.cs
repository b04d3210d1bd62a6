using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Tests.Execution.Rows;

public sealed class RowTickerTests
{
    [Fact]
    public void Tick_OfACancelledRun_ThrowsWithinOneInterval()
    {
        var ticker = new RowTicker { CancellationToken = new CancellationToken(true) };
        for (var i = 1; i < RowTicker.TicksPerCheck; i++)
        {
            ticker.Tick();
        }

        Assert.Throws<OperationCanceledException>(ticker.Tick);
    }

    [Fact]
    public void Tick_OfARunThatIsAwaited_GoesOn()
    {
        var ticker = new RowTicker();
        for (var i = 0; i < 3 * RowTicker.TicksPerCheck; i++)
        {
            ticker.Tick();
        }
    }
}
