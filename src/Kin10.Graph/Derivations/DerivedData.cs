namespace Kin10.Graph.Derivations;

/// <summary>What derivations found: columns of properties and links of relationships. Later ones read what earlier ones set.</summary>
internal sealed class DerivedData
{
    private readonly Dictionary<(string Type, string Property), Array> _columns = [];
    private readonly Dictionary<string, DerivedLinks> _links = [];

    /// <summary>Values in the order of the nodes: <c>long[]</c>, <c>long?[]</c>, <c>double[]</c> or <c>double?[]</c>.</summary>
    public IReadOnlyDictionary<(string Type, string Property), Array> Columns => _columns;

    /// <summary>Links by the name of their relationship.</summary>
    public IReadOnlyDictionary<string, DerivedLinks> Links => _links;

    /// <summary>The values of a property that an earlier derivation set.</summary>
    /// <typeparam name="T">What the column holds: <c>long</c>, <c>long?</c>, <c>double</c> or <c>double?</c>.</typeparam>
    public T[] Column<T>(string type, string property) => (T[])_columns[(type, property)];

    public void Set(string type, string property, long[] values) => _columns.Add((type, property), values);

    public void Set(string type, string property, long?[] values) => _columns.Add((type, property), values);

    public void Set(string type, string property, double[] values) => _columns.Add((type, property), values);

    public void Set(string type, string property, double?[] values) => _columns.Add((type, property), values);

    public void Set(DerivedLinks links) => _links.Add(links.Relationship, links);
}
