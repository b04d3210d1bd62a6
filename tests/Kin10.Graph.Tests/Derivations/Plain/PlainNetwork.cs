namespace Kin10.Graph.Tests.Derivations.Plain;

/// <summary>The places of partners in the network, written from their description.</summary>
internal sealed class PlainNetwork
{
    private readonly Dictionary<string, SortedSet<string>> _linked;

    public PlainNetwork(PlainGraph graph, PlainScores scores)
    {
        var features = graph.All("Partner").ToDictionary(partner => partner, new PlainSuggestions(graph, scores).FeaturesOf);
        _linked = features.Keys.ToDictionary(partner => partner, partner => new SortedSet<string>(
            features.Keys.Where(other => other != partner && features[other].Overlaps(features[partner])), StringComparer.Ordinal));
        Connectedness = _linked.ToDictionary(each => each.Key, each => each.Value.Count);
        Cluster = ClustersOf();
        Brokerage = BrokerageOf(features);
    }

    public Dictionary<string, int> Connectedness { get; }

    public Dictionary<string, double> Brokerage { get; }

    public Dictionary<string, long?> Cluster { get; }

    private Dictionary<string, long?> ClustersOf()
    {
        var components = _linked.Keys.Where(partner => Connectedness[partner] > 0)
            .Select(partner => string.Join(' ', Component(partner))).Distinct()
            .OrderByDescending(component => component.Split(' ').Length)
            .ThenBy(component => component.Split(' ')[0], StringComparer.Ordinal)
            .ToList();
        return _linked.Keys.ToDictionary(partner => partner, partner => Connectedness[partner] == 0
            ? null
            : (long?)(1 + components.FindIndex(component => component.Split(' ').Contains(partner))));
    }

    private SortedSet<string> Component(string partner)
    {
        var component = new SortedSet<string>(StringComparer.Ordinal) { partner };
        for (var count = 0; count < component.Count;)
        {
            count = component.Count;
            component.UnionWith(component.SelectMany(each => _linked[each]).ToList());
        }

        return component;
    }

    // Over all pairs: the ways from one end to a partner times those from there to the other end, where they are on a shortest way.
    private Dictionary<string, double> BrokerageOf(Dictionary<string, SortedSet<string>> features)
    {
        var linked = _linked.Keys.Where(partner => Connectedness[partner] > 0).Order(StringComparer.Ordinal).ToList();
        var ways = linked.ToDictionary(partner => partner, partner => WaysFrom(partner, features));
        var pairs = (linked.Count - 1) * (linked.Count - 2) / 2.0;
        return _linked.Keys.ToDictionary(partner => partner, partner => linked.Count < 3 || Connectedness[partner] == 0
            ? 0
            : Math.Round(linked.SelectMany(from => linked.Where(to => string.CompareOrdinal(from, to) < 0).Select(to =>
            {
                if (partner == from || partner == to || !ways[from].TryGetValue(to, out var whole)
                    || !ways[from].TryGetValue(partner, out var first) || !ways[partner].TryGetValue(to, out var second)
                    || first.Steps + second.Steps != whole.Steps)
                {
                    return 0;
                }

                return first.Count * second.Count / whole.Count;
            })).Sum() / pairs, 9, MidpointRounding.ToEven));
    }

    private static Dictionary<string, (int Steps, double Count)> WaysFrom(string start, Dictionary<string, SortedSet<string>> features)
    {
        var ways = new Dictionary<string, (int Steps, double Count)> { [start] = (0, 1) };
        for (var level = new List<string> { start }; level.Count > 0;)
        {
            // From a partner to another one there are as many ways of one step as they share features.
            var next = new Dictionary<string, double>();
            foreach (var from in level)
            {
                foreach (var to in features.Keys.Where(to => !ways.ContainsKey(to)))
                {
                    var shared = features[from].Count(features[to].Contains);
                    next[to] = next.GetValueOrDefault(to) + (ways[from].Count * shared);
                }
            }

            var steps = ways[level[0]].Steps + 1;
            level = [.. next.Where(each => each.Value > 0).Select(each => each.Key)];
            level.ForEach(each => ways.Add(each, (steps, next[each])));
        }

        return ways;
    }
}
