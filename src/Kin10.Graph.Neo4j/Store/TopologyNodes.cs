using System.Text;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>What is known of a node.</summary>
/// <param name="Type">The number of its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as PackStream.</param>
internal sealed record NodeFacts(int Type, string Id, byte[] Name);

/// <summary>Numbers for the nodes that a request meets, by the database's own ids.</summary>
internal sealed class TopologyNodes
{
    private const int LongestElementId = 256;
    private readonly List<string> _elements = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, NodeFacts> _facts = [];

    /// <summary>The number of a node, which has one from now on.</summary>
    /// <param name="element">The database's id, as UTF-8.</param>
    public int NumberOf(ReadOnlySpan<byte> element)
    {
        Span<char> text = stackalloc char[LongestElementId];
        text = text[..Encoding.UTF8.GetChars(element, text)];
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number))
        {
            return number;
        }

        _elements.Add(text.ToString());
        _numbers.Add(_elements[^1], _elements.Count - 1);
        return _elements.Count - 1;
    }

    /// <summary>The database's id of a node.</summary>
    public string ElementOf(int node) => _elements[node];

    /// <summary>What is known of a node.</summary>
    public NodeFacts FactsOf(int node) => _facts[node];

    /// <summary>Remembers what is known of a node.</summary>
    public void Know(int node, NodeFacts facts) => _facts[node] = facts;
}
