using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.PackStream;

public class BoltGraphTests
{
    private static readonly Dictionary<string, object?> None = [];

    [Fact]
    public void Walk_TheSpecificationsExample_GoesForthAndBack()
    {
        var path = new BoltPath(
            [Node(42), Node(69), Node(1)],
            [new BoltUnboundRelationship(1000, "A", None, "r1000"), new BoltUnboundRelationship(1001, "B", None, "r1001")],
            [1, 1, 1, 0, -2, 2]);
        Assert.Equal([42, 69, 42, 1], path.Walk().Select(node => node.Id));
        Assert.Equal(
            [("n42", "n69"), ("n69", "n42"), ("n1", "n42")],
            path.Steps().Select(step => (step.StartNodeElementId, step.EndNodeElementId)));
        Assert.Equal(3, path.Length);
    }

    [Fact]
    public void Equals_SameElementId_WhateverTheProperties()
    {
        Assert.Equal(Node(1), Node(1) with { Labels = ["Other"] });
        Assert.NotEqual(Node(1), Node(2));
    }

    private static BoltNode Node(long id) => new(id, [], None, $"n{id}");
}
