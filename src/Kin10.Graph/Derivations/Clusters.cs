namespace Kin10.Graph.Derivations;

/// <summary>The connected components of linked partners, the largest first, then by the least id.</summary>
internal static class Clusters
{
    /// <summary>The number of each partner's component, from 1; null for one that is linked to nobody.</summary>
    public static long?[] Of(PartnerFeatures features, long[] connectedness)
    {
        var component = new int[connectedness.Length];
        component.AsSpan().Fill(-1);
        var sizes = new List<int>();
        var (isWalked, open) = (new bool[features.Count], new Stack<int>());
        for (var first = 0; first < component.Length; first++)
        {
            if (connectedness[first] > 0 && component[first] < 0)
            {
                sizes.Add(Walk(first, sizes.Count));
            }
        }

        // Components are found in the order of their least partner, and this order is stable.
        var bySize = Enumerable.Range(0, sizes.Count).OrderByDescending(number => sizes[number]).ToArray();
        var numbers = new long[sizes.Count];
        for (var i = 0; i < bySize.Length; i++)
        {
            numbers[bySize[i]] = i + 1;
        }

        return Array.ConvertAll(component, number => number < 0 ? (long?)null : numbers[number]);

        int Walk(int first, int number)
        {
            var size = 0;
            component[first] = number;
            open.Push(first);
            while (open.TryPop(out var partner))
            {
                size++;
                foreach (var feature in features.Links.From(partner))
                {
                    if (isWalked[feature])
                    {
                        continue;
                    }

                    isWalked[feature] = true;
                    foreach (var other in features.Links.To(feature))
                    {
                        if (component[other] < 0)
                        {
                            component[other] = number;
                            open.Push(other);
                        }
                    }
                }
            }

            return size;
        }
    }
}
