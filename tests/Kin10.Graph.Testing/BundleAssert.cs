using Kin10.Graph.Bundles;

namespace Kin10.Graph.Testing;

/// <summary>Compares the facts of whole graphs: a store gives out no more.</summary>
public static class BundleAssert
{
    public static void Equal(GraphBundle expected, GraphBundle actual)
    {
        Assert.Equal(expected.Nodes.Select(table => table.Type.Name), actual.Nodes.Select(table => table.Type.Name));
        Assert.Equal(expected.Relationships.Select(table => table.Type.Name), actual.Relationships.Select(table => table.Type.Name));
        (expected, actual) = (DerivedGraph.Facts(expected), DerivedGraph.Facts(actual));
        foreach (var (left, right) in expected.Nodes.Zip(actual.Nodes))
        {
            Assert.Equal(left.Rows.Select(row => row.Values), right.Rows.Select(row => row.Values));
        }

        foreach (var (left, right) in expected.Relationships.Zip(actual.Relationships))
        {
            Assert.Equal(left.Rows.Select(row => (row.From, row.To)), right.Rows.Select(row => (row.From, row.To)));
            Assert.Equal(left.Rows.Select(row => row.Values), right.Rows.Select(row => row.Values));
        }
    }
}
