using System.Numerics;

namespace Kin10.Graph.Derivations;

/// <summary>How many other root causes can be reached from one over influences, in any number of steps.</summary>
internal sealed class ReachDerivation : IDerivation
{
    public string Name => "reach";

    public IReadOnlyList<string> Gives { get; } = ["RootCause.reach"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var count = facts.Nodes("RootCause").Count;
        var influences = facts.Links("INFLUENCES", "RootCause", "RootCause");
        data.Set("RootCause", "reach", Count(influences, count, cancellationToken));
    }

    // What a component reaches, a word of nodes at a time: those in it, and what the components reach that it leads to.
    private static long[] Count(FactLinks arcs, int count, CancellationToken cancellationToken)
    {
        var components = StrongComponents.Find(arcs, count);
        var byComponent = FactLinks.Create(components.Count, count, [.. components.Of.Select((component, node) => (component, node))]);
        var (reached, counts) = (new ulong[components.Count], new long[components.Count]);
        for (var first = 0; first < count; first += 64)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var component = 0; component < components.Count; component++)
            {
                var word = 0UL;
                foreach (var node in byComponent.From(component))
                {
                    word |= node >= first && node < first + 64 ? 1UL << (node - first) : 0;
                    foreach (var next in arcs.From(node))
                    {
                        word |= components.Of[next] == component ? 0 : reached[components.Of[next]];
                    }
                }

                reached[component] = word;
                counts[component] += BitOperations.PopCount(word);
            }
        }

        return [.. components.Of.Select(component => counts[component] - 1)];
    }
}
