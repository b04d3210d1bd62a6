using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Tests.Execution.Aggregates;

public sealed class GroupTableTests
{
    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(2, 1, 2_000)]
    [InlineData(3, 2, 8)]
    [InlineData(4, 3, 6)]
    public void Find_OfRandomKeys_GathersWhatADictionaryDoes(int seed, int keyCount, int values)
    {
        var random = new Random(seed);
        var table = new GroupTable();
        for (var round = 0; round < 4; round++)
        {
            var accumulators = round % 3;
            var expected = new Dictionary<string, (int Group, long Rows, long Sum)>();
            table.Begin(keyCount, accumulators);
            for (var i = random.Next(3_000); i > 0; i--)
            {
                SortKey[] keys = [.. Enumerable.Range(0, keyCount).Select(_ =>
                    random.Next(6) == 0 ? SortKey.Missing : new SortKey(random.Next(values), false))];
                var value = random.Next(100);
                var group = table.Find(keys);
                table.RowCount(group)++;
                foreach (ref var accumulator in table.Accumulators(group))
                {
                    accumulator.Add(value, KeyDomain.Integer);
                }

                var name = string.Join(' ', keys);
                var known = expected.GetValueOrDefault(name, (expected.Count, 0, 0));
                Assert.Equal(known.Group, group);
                Assert.Equal(keys, table.Keys(group).ToArray());
                expected[name] = (known.Group, known.Rows + 1, known.Sum + value);
            }

            Assert.Equal(expected.Count, table.Count);
            foreach (var (group, rows, sum) in expected.Values)
            {
                Assert.Equal(rows, table.RowCount(group));
                Assert.Equal(accumulators, table.Accumulators(group).Length);
                foreach (var accumulator in table.Accumulators(group))
                {
                    Assert.Equal(sum, accumulator.Read(AggregateFunction.Sum, KeyDomain.Integer));
                }
            }
        }
    }

    [Fact]
    public void Find_OfAMissingKeyAndOfZero_GivesTwoGroups()
    {
        var table = new GroupTable();
        table.Begin(1, 0);

        Assert.NotEqual(table.Find([SortKey.Missing]), table.Find([new SortKey(0, false)]));
    }
}
