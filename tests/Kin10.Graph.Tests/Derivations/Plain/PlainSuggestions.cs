namespace Kin10.Graph.Tests.Derivations.Plain;

/// <summary>The suggestions, written from their description: every pair is looked at.</summary>
internal sealed class PlainSuggestions(PlainGraph graph, PlainScores scores)
{
    private readonly Dictionary<string, SortedSet<string>> _addressed = graph.All("Partner").ToDictionary(
        partner => partner, partner => graph.Out(graph.Out(partner, "MADE", "Commitment"), "ADDRESSES", "RootCause"));

    private readonly Dictionary<string, SortedSet<string>> _proven = graph.All("Partner").ToDictionary(partner => partner, partner => Sorted(
        graph.Out(graph.Out(partner, "SHARED", "Practice"), "TACKLES", "RootCause").Concat(graph.Out(
            graph.Out(partner, "MADE", "Commitment").Where(node => graph.Value(node, "status") is "COMPLETED"), "ADDRESSES", "RootCause"))));

    public IEnumerable<Suggested> SimilarTo()
    {
        var features = graph.All("Partner").ToDictionary(partner => partner, FeaturesOf);
        var partnersWithAny = features.Count(each => each.Value.Count > 0);
        var weights = features.Values.SelectMany(each => each).GroupBy(feature => feature)
            .ToDictionary(group => group.Key, group => Math.Log(1 + ((double)partnersWithAny / group.Count())));
        return graph.All("Partner").SelectMany(partner => Ten(graph.All("Partner").Where(other => other != partner).Select(other =>
        {
            var shared = Sorted(features[partner].Intersect(features[other]));
            var either = Sorted(features[partner].Union(features[other]));
            return new Suggested(partner, other, shared.Count == 0 ? 0 : Sum(shared, weights) / Sum(either, weights), Text(shared));
        }), suggested => suggested.To));
    }

    public IEnumerable<Suggested> CouldTeach() => graph.All("Partner").SelectMany(learner =>
    {
        var adapted = graph.Out(learner, "ADAPTED", "Practice");
        var addressed = _addressed[learner];
        var wanted = addressed.Except(_proven[learner]).ToHashSet();
        var teachers = graph.All("Partner").Where(teacher => !graph.Out(teacher, "SHARED", "Practice").Overlaps(adapted));
        return Ten(teachers.Select(teacher =>
        {
            var covered = Sorted(_proven[teacher].Where(wanted.Contains));
            return new Suggested(teacher, learner, covered.Count == 0 ? 0 : covered.Count / (double)addressed.Count, Text(covered));
        }), suggested => suggested.From);
    });

    public IEnumerable<Suggested> CouldAdapt() => graph.All("Practice").SelectMany(practice =>
    {
        var tackled = graph.Out(practice, "TACKLES", "RootCause");
        var others = graph.All("Partner")
            .Except(graph.In(practice, "SHARED", "Partner")).Except(graph.In(practice, "ADAPTED", "Partner"));
        return Ten(others.Select(partner =>
        {
            var shared = Sorted(_addressed[partner].Where(tackled.Contains));
            return new Suggested(practice, partner, shared.Count == 0 ? 0 : shared.Count / (double)tackled.Count, Text(shared));
        }), suggested => suggested.To);
    });

    public IEnumerable<Suggested> CouldFund() => graph.All("Funder").SelectMany(funder =>
    {
        var investments = graph.Out(funder, "GAVE", "Investment");
        var targeted = Sorted(graph.Out(investments, "TARGETS", "RootCause")
            .Union(graph.In(graph.Out(investments, "TARGETS", "GrandChallenge"), "PART_OF", "RootCause")));
        var all = Sum(targeted, scores.Gap);
        var others = graph.All("Partner")
            .Except(graph.Out(investments, "WENT_TO", "Partner")).Except(graph.Out(funder, "SAME_ORGANISATION_AS", "Partner"));
        return Ten(others.Select(partner =>
        {
            var shared = Sorted(targeted.Where(rootCause => scores.ActivePartners[rootCause].Contains(partner)));
            var score = shared.Count == 0 ? 0 : all == 0 ? shared.Count / (double)targeted.Count : Sum(shared, scores.Gap) / all;
            return new Suggested(funder, partner, score, Text(shared));
        }), suggested => suggested.To);
    });

    public SortedSet<string> FeaturesOf(string partner) => Sorted(
        graph.Out(partner, "TOOK_PART_IN", "Initiative")
            .Concat(graph.All("RootCause").Where(node => scores.ActivePartners[node].Contains(partner))));

    private static IEnumerable<Suggested> Ten(IEnumerable<Suggested> all, Func<Suggested, string> candidate) => all
        .Where(suggested => suggested.Score > 0)
        .OrderByDescending(suggested => suggested.Score)
        .ThenBy(candidate, StringComparer.Ordinal)
        .Take(10);

    private static double Sum(SortedSet<string> ids, Dictionary<string, double> weights) =>
        ids.Aggregate(0.0, (sum, id) => sum + weights[id]);

    private static SortedSet<string> Sorted(IEnumerable<string> ids) => new(ids, StringComparer.Ordinal);

    private static string Text(SortedSet<string> ids) => string.Join(' ', ids);

    internal sealed record Suggested(string From, string To, double Score, string Reasons);
}
