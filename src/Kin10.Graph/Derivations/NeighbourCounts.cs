using System.Numerics;

namespace Kin10.Graph.Derivations;

/// <summary>How many others share a feature with a partner, each counted once.</summary>
internal static class NeighbourCounts
{
    public static long[] Of(PartnerFeatures features, int partners, CancellationToken cancellationToken)
    {
        var groups = SetGroups.Create(partners, features.Links);
        var bits = BusyFeatures(features, partners);
        var counts = Workers.Do(
            groups.Count,
            () => new Counter(features, bits, partners),
            (counter, group) => counter.Count(groups.First(group)),
            cancellationToken);
        var result = new long[partners];
        for (var partner = 0; partner < partners; partner++)
        {
            // It shares its features with itself, too.
            result[partner] = groups.Of(partner) is >= 0 and var group ? counts[group] - 1 : 0;
        }

        return result;
    }

    // A feature of more partners than a bit set has words is one: all of them together take eight bytes for each link at most.
    private static ulong[]?[] BusyFeatures(PartnerFeatures features, int partners)
    {
        var (words, bits) = ((partners + 63) / 64, new ulong[]?[features.Count]);
        for (var feature = 0; feature < bits.Length; feature++)
        {
            var having = features.Links.To(feature);
            if (having.Length > words)
            {
                var set = bits[feature] = new ulong[words];
                foreach (var partner in having)
                {
                    set[partner / 64] |= 1UL << (partner % 64);
                }
            }
        }

        return bits;
    }

    private sealed class Counter(PartnerFeatures features, ulong[]?[] bits, int partners)
    {
        private readonly ulong[] _union = new ulong[(partners + 63) / 64];
        private readonly NodeSet _others = new(partners);

        public int Count(int partner)
        {
            _others.Clear();
            var (busy, count) = UniteBusy(features.Links.From(partner));
            foreach (var feature in features.Links.From(partner))
            {
                if (bits[feature] is not null)
                {
                    continue;
                }

                foreach (var other in features.Links.To(feature))
                {
                    if (busy is null || (busy[other / 64] & (1UL << (other % 64))) == 0)
                    {
                        _others.Add(other);
                    }
                }
            }

            return count + _others.Nodes.Length;
        }

        private (ulong[]? Busy, int Count) UniteBusy(ReadOnlySpan<int> own)
        {
            var (busy, single) = ((ulong[]?)null, 0);
            foreach (var feature in own)
            {
                if (bits[feature] is { } set)
                {
                    single = features.Links.To(feature).Length;
                    busy = busy is null ? set : Unite(busy, set);
                }
            }

            return (busy, busy == _union ? CountBits() : single);
        }

        private ulong[] Unite(ulong[] busy, ulong[] set)
        {
            for (var i = 0; i < _union.Length; i++)
            {
                _union[i] = busy[i] | set[i];
            }

            return _union;
        }

        private int CountBits()
        {
            var count = 0;
            foreach (var word in _union)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }
}
