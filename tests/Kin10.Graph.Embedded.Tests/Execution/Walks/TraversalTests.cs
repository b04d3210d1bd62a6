using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Tests.Execution.Walks;

public sealed class TraversalTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_OfEachRelationshipAndPath_AreItsTargetsInOrder(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var (relationship, traversal, node) in Walks(graph))
        {
            var rows = traversal.Rows(node, scratch);

            Assert.Equal(Targets(graph, relationship, node), Nodes(rows));
            Assert.Equal(rows.Count, traversal.CountTargets(node, scratch));
            Assert.True(!traversal.HasDegree || traversal.Degree(node) == rows.Count);
            if (traversal.IsPlain)
            {
                CheckEdges(graph, relationship, node, traversal.Rows(node, scratch));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_OfAConditionOnTargets_HoldsWhereOneOfThemSatisfiesIt(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var (relationship, traversal, node) in Walks(graph))
        {
            var targets = Targets(graph, relationship, node);

            Assert.Equal(targets.Length > 0, traversal.Any(node, scratch, new IsOdd(0)));
            Assert.Equal(targets.Any(target => target % 2 != 0), traversal.Any(node, scratch, new IsOdd(2)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_OfAVariableLength_KnowTheLeastNumberOfHops(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var (relationship, traversal, node) in Walks(graph).Where(walk => walk.Relationship.HasSteps))
        {
            var ways = graph.Ways(relationship, node).ToLookup(way => way[^1], way => way.Length);
            var rows = traversal.Rows(node, scratch);

            Assert.Equal(ways.Select(way => way.Key).Order(), Nodes(rows));
            Assert.All(Enumerable.Range(0, rows.Count), i => Assert.Equal(ways[rows.Node(i)].Min(), rows.Edge(i)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CollectAndCountPassed_OfAPath_GiveTheNodesOnAllWays(int seed)
    {
        var graph = new RandomGraph(seed);
        var (scratch, page, passed) = (new WalkScratch(new RowTicker()), new RowBuffer(), new PassedNodes());
        foreach (var (relationship, traversal, node) in Walks(graph).Where(walk => walk.Relationship is { IsPath: true, HasSteps: false }))
        {
            page.Clear();
            foreach (var target in Targets(graph, relationship, node).Where((_, i) => i % 3 != 1))
            {
                page.Add(target, -1);
            }

            passed.Begin(page);
            traversal.CollectPassed(node, scratch, passed);
            passed.End();

            for (var row = 0; row < page.Count; row++)
            {
                var (start, end) = passed.Range(row);
                var expected = graph.Ways(relationship, node).Where(way => way[^1] == page.Nodes[row]).SelectMany(way => way[..^1]);
                Assert.Equal(expected.Distinct().Order(), Enumerable.Range(start, end - start).Select(passed.Node));
            }

            traversal.CountPassed(node, scratch, page);
            var counts = Enumerable.Range(0, page.Count).Select(row => passed.Range(row).End - passed.Range(row).Start);
            Assert.Equal(counts, page.Edges[..page.Count]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reverse_OfEachRelationshipAndPath_LeadsFromItsTargetsBack(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var relationship in graph.Relationships)
        {
            var reverse = Traversal.Reverse(graph.Snapshot, relationship);
            foreach (var target in relationship.Target.NodeTypes.SelectMany(graph.Nodes))
            {
                var sources = graph.Nodes(relationship.Owner).Where(node => Targets(graph, relationship, node).Contains(target));
                Assert.Equal(sources, Nodes(reverse.Rows(target, scratch)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void FindStarts_FromSomeTargets_FindsAllThatLeadToOneOfThem(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var relationship in graph.Relationships.Where(relationship => !relationship.HasSteps))
        {
            var reverse = Traversal.Reverse(graph.Snapshot, relationship);
            foreach (var modulus in (int[])[1, 2, 5])
            {
                int[] some = [.. relationship.Target.NodeTypes.SelectMany(graph.Nodes).Where(node => node % modulus == 0)];
                var found = new List<int>();
                reverse.FindStarts(some, scratch, found.Add);

                var expected = graph.Nodes(relationship.Owner).Where(node => Targets(graph, relationship, node).Any(some.Contains));
                Assert.Equal(expected, found.Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AddTargets_OfSomeNodes_AddsThoseOfEachOnce(int seed)
    {
        var graph = new RandomGraph(seed);
        var scratch = new WalkScratch(new RowTicker());
        foreach (var relationship in graph.Relationships)
        {
            int[] some = [.. graph.Nodes(relationship.Owner).Where(node => node % 2 == 0)];
            var targets = new RowBuffer();
            Traversal.Of(graph.Snapshot, relationship).AddTargets(some, scratch, targets);

            var found = Nodes(targets.AsSpan());
            var expected = some.SelectMany(node => Targets(graph, relationship, node)).Distinct();
            Assert.Empty(expected.Except(found));
            Assert.Empty(found.Except(expected).Except(some));
            Assert.Equal(found.Distinct().Count(), found.Length);
        }
    }

    [Fact]
    public void Rows_OfALongWalk_EndWhenTheRequestIsCancelled()
    {
        var graph = new RandomGraph(3);
        var scratch = new WalkScratch(new RowTicker { CancellationToken = new CancellationToken(true) });

        Assert.Throws<OperationCanceledException>(() =>
        {
            for (var round = 0; round < 10_000; round++)
            {
                foreach (var (_, traversal, node) in Walks(graph))
                {
                    traversal.Rows(node, scratch);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counts_OfEachRelationshipAndPath_AreKeptAndSorted(int seed)
    {
        var graph = new RandomGraph(seed);
        var counts = new CountColumns(graph.Snapshot);
        var scratch = new WalkScratch(new RowTicker());
        var descending = new KeyDirection(IsDescending: true, IsMissingFirst: true);
        foreach (var relationship in graph.Relationships)
        {
            var column = counts.Of(relationship);
            int[] expected = [.. graph.Nodes(relationship.Owner).Select(node => Targets(graph, relationship, node).Length)];
            int[] rows = [.. Enumerable.Range(0, expected.Length)];

            Assert.Equal(expected, rows.Select(row => column.Count(row, scratch)));
            Assert.Equal(expected, rows.Select(row => column.Count(row, scratch)));
            Assert.Equal(rows.OrderBy(row => expected[row]), column.Index(KeyDirection.Ascending, scratch).Rows);
            Assert.Equal(rows.OrderByDescending(row => expected[row]), column.Index(descending, scratch).Rows);
            Assert.Same(column, counts.Of(relationship));
            Assert.Same(column.Index(descending, scratch), column.Index(descending, scratch));
        }
    }

    [Fact]
    public void Index_OfACancelledRun_EndsAndIsMadeByTheNext()
    {
        var graph = new RandomGraph(3);
        var relationship = graph.Relationships.First(each => each.IsPath && each.Hops.Count > 1);
        var column = new CountColumns(graph.Snapshot).Of(relationship);
        var ticker = new RowTicker { CancellationToken = new CancellationToken(true) };
        while (ticker.Ticks % RowTicker.TicksPerCheck != RowTicker.TicksPerCheck - 1)
        {
            ticker.Tick();
        }

        Assert.Throws<OperationCanceledException>(() => column.Index(KeyDirection.Ascending, new WalkScratch(ticker)));

        var expected = graph.Nodes(relationship.Owner).Select(node => Targets(graph, relationship, node).Length).Order();
        var scratch = new WalkScratch(new RowTicker());
        Assert.Equal(expected, column.Index(KeyDirection.Ascending, scratch).Rows.Select(row => column.Count(row, scratch)));
    }

    private static IEnumerable<(Relationship Relationship, Traversal Traversal, int Node)> Walks(RandomGraph graph) =>
        from relationship in graph.Relationships
        let traversal = Traversal.Of(graph.Snapshot, relationship)
        from node in graph.Nodes(relationship.Owner)
        select (relationship, traversal, node);

    private static int[] Targets(RandomGraph graph, Relationship relationship, int node) =>
        [.. graph.Ways(relationship, node).Select(way => way[^1]).Distinct().Order()];

    private static int[] Nodes(RowSpan rows) => [.. Enumerable.Range(0, rows.Count).Select(i => rows.Node(i))];

    private static void CheckEdges(RandomGraph graph, Relationship relationship, int node, RowSpan rows)
    {
        var table = graph.Snapshot.Edges[relationship.Hops[0].Types[0].Index];
        for (var i = 0; i < rows.Count; i++)
        {
            var (from, to) = (table.From[rows.Edge(i)], table.To[rows.Edge(i)]);
            Assert.True(graph.Leads(table.Type.Name, from, to));
            Assert.Equal((Math.Min(node, rows.Node(i)), Math.Max(node, rows.Node(i))), (Math.Min(from, to), Math.Max(from, to)));
        }
    }

    private readonly struct IsOdd(int modulus) : ITargetCondition
    {
        public bool Test(int node, int edge) => modulus == 0 || node % modulus != 0;
    }
}
