using System.Runtime.InteropServices;

namespace Kin10.Graph.Derivations;

/// <summary>
/// Nodes that link to the same nodes are one group: what follows from their links is computed once. Groups are numbered in the order of
/// their least node; nodes without a link are in none.
/// </summary>
internal sealed class SetGroups
{
    private readonly FactLinks _members;

    private SetGroups(FactLinks members) => _members = members;

    /// <summary>How many groups there are.</summary>
    public int Count { get; private init; }

    /// <summary>The nodes of a group, ascending.</summary>
    public ReadOnlySpan<int> Members(int group) => _members.From(group);

    /// <summary>The least node of a group.</summary>
    public int First(int group) => _members.From(group)[0];

    /// <summary>The group of a node, or -1 where it has no link.</summary>
    public int Of(int node) => _members.To(node) is [var group] ? group : -1;

    /// <summary>Groups nodes.</summary>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="links">The links by which they are in a group at all.</param>
    /// <param name="others">Other links that must be the same in a group, too.</param>
    public static SetGroups Create(int count, FactLinks links, params FactLinks[] others)
    {
        var (firsts, previous, byHash, members) = (new List<int>(), new List<int>(), new Dictionary<long, int>(), new List<(int, int)>());
        for (var node = 0; node < count; node++)
        {
            if (links.From(node).IsEmpty)
            {
                continue;
            }

            ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, Hash(node), out var exists);
            var group = exists ? latest : -1;
            while (group >= 0 && !AreSame(firsts[group], node))
            {
                group = previous[group];
            }

            if (group < 0)
            {
                group = firsts.Count;
                firsts.Add(node);
                previous.Add(exists ? latest : -1);
                latest = group;
            }

            members.Add((group, node));
        }

        return new(FactLinks.Create(firsts.Count, count, members)) { Count = firsts.Count };

        long Hash(int node)
        {
            var hash = Mix(17, links.From(node));
            foreach (var other in others)
            {
                hash = Mix(hash, other.From(node));
            }

            return hash;
        }

        bool AreSame(int left, int right)
        {
            var same = links.From(left).SequenceEqual(links.From(right));
            foreach (var other in others)
            {
                same = same && other.From(left).SequenceEqual(other.From(right));
            }

            return same;
        }
    }

    private static long Mix(long hash, ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            hash = ((hash ^ node) * -7046029254386353131) ^ (hash >>> 29);
        }

        return (hash ^ nodes.Length) * -7046029254386353131;
    }
}
