using Kin10.Graph.Topology;

namespace Kin10.Graph.Tests.Topology;

public sealed class NodeMarksTests
{
    [Fact]
    public void TryMark_EachNode_KeepsItsFirstDistanceHoweverFarTheNumbersGo()
    {
        using var marks = new NodeMarks();
        for (var node = 0; node < 100_000; node += 997)
        {
            Assert.Equal(-1, marks.DistanceOf(node));
            Assert.True(marks.TryMark(node, node % 255));
            Assert.False(marks.TryMark(node, 0));
        }

        for (var node = 0; node < 100_000; node++)
        {
            Assert.Equal(node % 997 == 0 ? node % 255 : -1, marks.DistanceOf(node));
        }
    }

    [Fact]
    public void TryMark_FartherThanAByteHolds_IsNoWrongDistance()
    {
        using var marks = new NodeMarks();

        Assert.True(marks.TryMark(1, 254));
        Assert.Equal(254, marks.DistanceOf(1));
        Assert.Throws<OverflowException>(() => marks.TryMark(2, 255));
        Assert.Equal(-1, marks.DistanceOf(2));
    }
}
