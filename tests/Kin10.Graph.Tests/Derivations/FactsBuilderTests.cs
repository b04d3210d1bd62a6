using Kin10.Graph.Derivations;

namespace Kin10.Graph.Tests.Derivations;

public class FactsBuilderTests
{
    [Fact]
    public void AddLinks_InAnyOrderAndTwice_AreSortedAndCountOnce()
    {
        var links = new FactsBuilder()
            .AddNodes("Partner", ["Partner:a", "Partner:b", "Partner:c"])
            .AddNodes("Practice", ["Practice:a", "Practice:b"])
            .AddLinks("SHARED", "Partner", "Practice", [(2, 1), (0, 1), (2, 0), (0, 1)])
            .Build().Links("SHARED", "Partner", "Practice");

        Assert.Equal(3, links.Count);
        Assert.Equal([1], links.From(0).ToArray());
        Assert.Equal([], links.From(1).ToArray());
        Assert.Equal([0, 1], links.From(2).ToArray());
        Assert.Equal([2], links.To(0).ToArray());
        Assert.Equal([0, 2], links.To(1).ToArray());
    }

    [Fact]
    public void AddLinks_OfATypeToItself_KeepLoopsAndDirections()
    {
        var links = new FactsBuilder()
            .AddNodes("RootCause", ["RootCause:a", "RootCause:b"])
            .AddLinks("INFLUENCES", "RootCause", "RootCause", [(1, 1), (1, 0)])
            .Build().Links("INFLUENCES", "RootCause", "RootCause");

        Assert.Equal([0, 1], links.From(1).ToArray());
        Assert.Equal([1], links.To(0).ToArray());
        Assert.Equal([1], links.To(1).ToArray());
    }

    [Fact]
    public void Links_ThatNobodyAdded_AreEmptyForEachNode()
    {
        var facts = new FactsBuilder().AddNodes("Partner", ["Partner:a"]).Build();

        var links = facts.Links("SHARED", "Partner", "Practice");
        Assert.Equal(0, links.Count);
        Assert.True(links.From(0).IsEmpty);
        Assert.Equal(0, facts.Nodes("Practice").Count);
    }

    [Fact]
    public void AddLinks_ToANodeThatIsNotThere_AreRefused()
    {
        var builder = new FactsBuilder().AddNodes("Partner", ["Partner:a"]).AddNodes("Practice", ["Practice:a"]);

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddLinks("SHARED", "Partner", "Practice", [(0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddLinks("SHARED", "Partner", "Practice", [(-1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddLinks("SHARED", "Partner", "Elsewhere", [(0, 0)]));
    }

    [Fact]
    public void Column_OfAProperty_HasItsValues()
    {
        var nodes = new FactsBuilder()
            .AddNodes("RootCause", ["RootCause:a", "RootCause:b"], new Dictionary<string, Array> { ["isCatalyst"] = new bool?[] { true, null } })
            .Build().Nodes("RootCause");

        Assert.Equal([true, null], nodes.Column<bool?>("isCatalyst").ToArray());
        Assert.Throws<InvalidOperationException>(() => nodes.Column<long?>("amountUsd").Length);
        Assert.Equal(0, FactNodes.None.Column<long?>("amountUsd").Length);
    }

    [Fact]
    public void AddNodes_WithAColumnOfAnotherLength_IsRefused() => Assert.Throws<ArgumentException>(
        () => new FactsBuilder().AddNodes("Metric", ["Metric:a"], new Dictionary<string, Array> { ["value"] = new long?[2] }));
}
