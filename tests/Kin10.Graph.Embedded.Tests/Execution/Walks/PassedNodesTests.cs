using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Walks;

namespace Kin10.Graph.Embedded.Tests.Execution.Walks;

public sealed class PassedNodesTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 50)]
    [InlineData(3, 30_000)]
    public void Range_OfEachRow_HoldsWhatWasAddedInOrder(int seed, int additions)
    {
        var random = new Random(seed);
        var passed = new PassedNodes();
        for (var round = 0; round < 3; round++)
        {
            var page = new RowBuffer();
            int[] targets = [.. Enumerable.Range(0, 30)];
            random.Shuffle(targets);
            foreach (var target in targets.Take(10))
            {
                page.Add(target, -1);
            }

            var expected = Enumerable.Range(0, page.Count).Select(_ => new SortedSet<int>()).ToArray();
            passed.Begin(page);
            for (var i = 0; i < additions; i++)
            {
                var (row, node) = (random.Next(page.Count), random.Next(300));
                if (expected[row].Add(node))
                {
                    passed.Add(row, node);
                }
            }

            passed.End();

            for (var row = 0; row < page.Count; row++)
            {
                var (start, end) = passed.Range(row);
                Assert.Equal(expected[row], Enumerable.Range(start, end - start).Select(passed.Node));
            }
        }
    }
}
