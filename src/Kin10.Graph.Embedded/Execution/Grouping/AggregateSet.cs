using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>The properties that an aggregate or groupBy gathers, each once.</summary>
/// <param name="read">Makes the reader of a property.</param>
internal sealed class AggregateSet(Func<Property, KeyReader> read)
{
    private readonly List<Property> _properties = [];
    private readonly List<KeyReader> _readers = [];

    public int Count => _properties.Count;

    public int IndexOf(Property property)
    {
        var index = _properties.FindIndex(other => other.Name == property.Name);
        if (index >= 0)
        {
            return index;
        }

        _properties.Add(property);
        _readers.Add(read(property));
        return _properties.Count - 1;
    }

    public KeyReader Reader(int index) => _readers[index];

    /// <summary>Adds a row's known values; rows come in the order of id.</summary>
    public void Add(RunState state, int node, int edge, Span<Accumulator> accumulators)
    {
        for (var i = 0; i < _readers.Count; i++)
        {
            if (_readers[i].TryGet(state, node, edge, out var key))
            {
                accumulators[i].Add(key, _readers[i].Domain);
            }
        }
    }
}
