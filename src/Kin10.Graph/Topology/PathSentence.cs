using System.Text;
using Kin10.Graph.Api;
using Kin10.Graph.Model;

namespace Kin10.Graph.Topology;

/// <summary>Tells a way as one sentence: who gave what, which targets what.</summary>
internal static class PathSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(FoundPath path, IGraphTopology topology)
    {
        var text = new StringBuilder();
        var isLastNamed = false;
        for (var i = 0; i < path.Links.Count; i++)
        {
            var (near, far, verb) = (Name(path.Nodes[i]), Name(path.Nodes[i + 1]), VerbOf(path.Links[i].Type));
            var isForward = !path.Links[i].Type.IsDirected || path.Links[i].Source == path.Nodes[i];

            // What was named last is what "which" stands for.
            text.Append((i, isLastNamed, isForward) switch
            {
                (0, _, true) => $"{near} {verb} {far}",
                (0, _, false) => $"{far} {verb} {near}",
                (_, true, true) => $", which {verb} {far}",
                (_, true, false) => $", which {far} {verb}",
                (_, false, true) => $"; {near} {verb} {far}",
                (_, false, false) => $"; {far} {verb} {near}",
            });
            isLastNamed = isForward;
        }

        return text.Append('.').ToString();

        string Name(int node) => $"\u201c{topology.NameOf(node)}\u201d";
    }

    // The name of a relationship type is a verb, or says what one end is to the other.
    private static string VerbOf(RelationshipType type)
    {
        var words = ApiNames.Spaced(type.Name);
        return words.StartsWith("same ", StringComparison.Ordinal) ? $"is the {words}"
            : words.EndsWith(" of", StringComparison.Ordinal) ? $"is {words}"
            : words;
    }
}
