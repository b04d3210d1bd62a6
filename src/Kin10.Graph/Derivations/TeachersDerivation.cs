namespace Kin10.Graph.Derivations;

/// <summary>
/// From whom a partner could learn: who shared a practice on, or completed a commitment for, a root cause that a commitment of the learner
/// addresses and on which the learner has neither. Never the presenter of what the learner adapted already.
/// </summary>
internal sealed class TeachersDerivation : IDerivation
{
    public string Name => "teachers";

    public IReadOnlyList<string> Gives { get; } = ["COULD_TEACH"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var (partners, rootCauses) = (facts.Nodes("Partner").Count, facts.Nodes("RootCause"));
        var committed = PartnerActivity.Committed(facts, cancellationToken);
        var proven = PartnerActivity.Proven(facts, cancellationToken);
        var wanted = Wanted(committed, proven, partners, rootCauses.Count, cancellationToken);
        var (shared, adapted) = (facts.Links("SHARED", "Partner", "Practice"), facts.Links("ADAPTED", "Partner", "Practice"));
        var learners = SetGroups.Create(partners, wanted, committed, adapted);
        var teachers = SetGroups.Create(partners, proven, shared);
        var index = new OverlapIndex(teachers, proven, [.. Enumerable.Repeat(1.0, rootCauses.Count)]);
        var practices = facts.Nodes("Practice").Count;
        var found = Workers.Do(learners.Count, () => new Learner(index, shared, practices), Find, cancellationToken);
        data.Set(SuggestionLinks.ToEach("COULD_TEACH", ("Partner", partners), ("Partner", partners), FoundFor));

        Suggestion[] FoundFor(int partner) => learners.Of(partner) is >= 0 and var group ? found[group] : [];

        Suggestion[] Find(Learner learner, int group)
        {
            var node = learners.First(group);
            return learner.Find(wanted.From(node), committed.From(node).Length, adapted.From(node), rootCauses.Ids);
        }
    }

    private static FactLinks Wanted(
        FactLinks committed, FactLinks proven, int partners, int rootCauses, CancellationToken cancellationToken)
    {
        return Walk.FromEach(partners, rootCauses, Step, cancellationToken);

        void Step(int partner, NodeSet met)
        {
            foreach (var rootCause in committed.From(partner))
            {
                if (proven.From(partner).BinarySearch(rootCause) < 0)
                {
                    met.Add(rootCause);
                }
            }
        }
    }

    private sealed class Learner
    {
        private readonly OverlapSearch _search;
        private readonly NodeSet _adapted;

        public Learner(OverlapIndex teachers, FactLinks shared, int practices)
        {
            _adapted = new(practices);
            _search = new(teachers) { IsGroupExcluded = group => IsKnown(shared.From(teachers.Groups.First(group))) };
        }

        public Suggestion[] Find(ReadOnlySpan<int> wanted, int committed, ReadOnlySpan<int> adapted, IReadOnlyList<string> ids)
        {
            _adapted.Clear();
            _adapted.AddAll(adapted);
            _search.Find(wanted, committed);
            return _search.Suggestions(ids);
        }

        private bool IsKnown(ReadOnlySpan<int> shared)
        {
            foreach (var practice in shared)
            {
                if (_adapted.Contains(practice))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
