namespace Kin10.Graph.Tests.Derivations.Plain;

/// <summary>The scores of root causes and grand challenges, written from their description.</summary>
internal sealed class PlainScores
{
    private readonly PlainGraph _graph;

    public PlainScores(PlainGraph graph)
    {
        _graph = graph;
        var rootCauses = graph.All("RootCause");
        ActivePartners = rootCauses.ToDictionary(node => node, ActiveOn);
        Reach = rootCauses.ToDictionary(node => node, ReachOf);
        Leverage = LeverageOf(rootCauses);
        var (byLeverage, byReach) = (Ranks(Leverage), Ranks(Reach));
        Need = rootCauses.ToDictionary(
            node => node, node => (byLeverage[node] + byReach[node] + (graph.Value(node, "isCatalyst") is true ? 1 : 0)) / 3);
        var byPartners = Ranks(rootCauses.ToDictionary(node => node, node => ActivePartners[node].Count));
        var byWork = Ranks(rootCauses.ToDictionary(
            node => node, node => graph.In(node, "TACKLES", "Practice").Count + graph.In(node, "WORKS_ON", "Initiative").Count));
        var byMoney = Ranks(rootCauses.ToDictionary(
            node => node,
            node => graph.In(node, "TARGETS", "Investment").Sum(investment => (decimal)((long?)graph.Value(investment, "amountUsd") ?? 0))));
        Supply = rootCauses.ToDictionary(node => node, node => (byPartners[node] + byWork[node] + byMoney[node]) / 3);
        Gap = rootCauses.ToDictionary(node => node, node => Need[node] * (1 - Supply[node]));
    }

    public Dictionary<string, SortedSet<string>> ActivePartners { get; }

    public Dictionary<string, int> Reach { get; }

    public Dictionary<string, double> Leverage { get; }

    public Dictionary<string, double> Need { get; }

    public Dictionary<string, double> Supply { get; }

    public Dictionary<string, double> Gap { get; }

    public double? MeanOf(Dictionary<string, double> scores, string challenge)
    {
        var values = _graph.In(challenge, "PART_OF", "RootCause").Select(node => scores[node]).ToList();
        return values.Count == 0 ? null : values.Aggregate(0.0, (sum, value) => sum + value) / values.Count;
    }

    public static Dictionary<string, double> Ranks<T>(Dictionary<string, T> values)
        where T : IComparable<T> => values.ToDictionary(
            each => each.Key,
            each => values.Count == 1 ? 0.5 : (values.Count(other => other.Value.CompareTo(each.Value) < 0)
                + (0.5 * values.Count(other => other.Key != each.Key && other.Value.CompareTo(each.Value) == 0))) / (values.Count - 1));

    private SortedSet<string> ActiveOn(string rootCause) => new(
        _graph.In(_graph.In(rootCause, "ADDRESSES", "Commitment"), "MADE", "Partner")
            .Concat(_graph.In(_graph.In(rootCause, "TACKLES", "Practice"), "SHARED", "Partner"))
            .Concat(_graph.In(_graph.In(rootCause, "WORKS_ON", "Initiative"), "TOOK_PART_IN", "Partner")),
        StringComparer.Ordinal);

    private int ReachOf(string start)
    {
        var reached = new HashSet<string>();
        for (IEnumerable<string> next = [start]; next.Any();)
        {
            next = _graph.Out(next, "INFLUENCES", "RootCause").Where(reached.Add).ToList();
        }

        reached.Remove(start);
        return reached.Count;
    }

    // What the rounds come near to: the solution of x = (1 - d) / n + d A x, by elimination.
    private Dictionary<string, double> LeverageOf(List<string> nodes)
    {
        const double Damping = 0.85;
        var n = nodes.Count;
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[n + 1];
            rows[i][i] = 1;
            rows[i][n] = (1 - Damping) / n;
        }

        for (var from = 0; from < n; from++)
        {
            var easing = _graph.In(nodes[from], "INFLUENCES", "RootCause");
            for (var to = 0; to < n; to++)
            {
                rows[to][from] -= Damping * (easing.Count == 0 ? 1.0 / n : easing.Contains(nodes[to]) ? 1.0 / easing.Count : 0);
            }
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var row = 0; row < n; row++)
            {
                var factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (var column = pivot; factor != 0 && column <= n; column++)
                {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }

        return Enumerable.Range(0, n).ToDictionary(i => nodes[i], i => Math.Round(rows[i][n] / rows[i][i] * n, 9, MidpointRounding.ToEven));
    }
}
