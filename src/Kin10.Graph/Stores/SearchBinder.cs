using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Stores;

/// <summary>Puts what is found into the place of texts to search, so that a store is asked for ids.</summary>
internal sealed class SearchBinder(GraphLimits limits)
{
    /// <summary>The plan with what an index finds.</summary>
    /// <exception cref="GraphQLException">A cursor is none, or a condition finds more than it may.</exception>
    public BoundPlan Bind(BoundPlan bound, ITextIndex index, CancellationToken cancellationToken)
    {
        var slots = bound.Plan.Slots;
        var found = new Dictionary<int, object>();
        foreach (var root in bound.Plan.Roots.OfType<SearchRootPlan>())
        {
            var answer = Answer(root, bound, index, cancellationToken);
            found[root.Text] = answer;
            found[root.Ids] = answer.Hits.Select(object? (hit) => hit.Id).ToArray();
        }

        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot].Kind == SlotKind.Search && !found.ContainsKey(slot))
            {
                found[slot] = Ids(slots[slot], (string)bound[slot]!, index, cancellationToken);
            }
        }

        return found.Aggregate(bound, (plan, item) => plan.With(item.Key, item.Value));
    }

    private static SearchAnswer Answer(SearchRootPlan root, BoundPlan bound, ITextIndex index, CancellationToken cancellationToken)
    {
        var hits = index.Find((string)bound[root.Text]!, root.Types, cancellationToken);
        var start = root.After < 0 ? 0 : Start(root, bound, hits, cancellationToken);
        var size = root.First < 0 ? root.DefaultSize : (int)(long)bound[root.First]!;
        return new SearchAnswer(
            hits.Page(start, size, root.Has(SearchItemKind.Snippet), cancellationToken),
            start,
            hits.Count,
            root.Has(SearchItemKind.Facets) ? hits.Facets() : [],
            root.Has(SearchItemKind.DidYouMean) && hits.Count == 0 ? hits.Suggest(cancellationToken) : []);
    }

    private static int Start(SearchRootPlan root, BoundPlan bound, ITextHits hits, CancellationToken cancellationToken)
    {
        var slot = bound.Plan.Slots[root.After];
        return SearchCursor.TryRead((string)bound[root.After]!, out var score, out var id)
            ? hits.CountUntil(score, id, cancellationToken)
            : throw new GraphQLException(new GraphQLError(
                ErrorCodes.InvalidCursor,
                $"{slot.Place}: this is not a cursor of a search. Give an endCursor or cursor of the same field.",
                slot.Argument.Location));
    }

    private object?[] Ids(Slot slot, string text, ITextIndex index, CancellationToken cancellationToken)
    {
        var hits = index.Find(text, slot.Types, cancellationToken);
        return hits.Count <= limits.MaxSearchedIds
            ? [.. hits.ReadIds(cancellationToken)]
            : throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                $"{slot.Place}: {hits.Count} nodes have these words; a filter may find {limits.MaxSearchedIds} (limit MaxSearchedIds). "
                + "Give more words, or ask the field search.",
                slot.Argument.Location));
    }
}
