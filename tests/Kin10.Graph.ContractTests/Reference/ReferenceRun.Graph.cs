using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed partial class ReferenceRun
{
    private void About(GraphRootPlan root)
    {
        _writer.StartObject();
        foreach (var item in root.Items)
        {
            Field(item.Field, () => Value(item.Kind switch
            {
                GraphItemKind.Typename => "Graph",
                GraphItemKind.Name => graph.Model.Name,
                GraphItemKind.ModelVersion => (long)graph.Model.Version,
                GraphItemKind.Version => ReferenceStore.Version,
                GraphItemKind.Nodes => (long)graph.Nodes.Count,
                GraphItemKind.Relationships =>
                    graph.Nodes.Sum(node => (long)node.Edges.Count(edge => edge.From == node && !edge.Type.IsDerived)),
                GraphItemKind.DerivedAreCurrent => true,
                GraphItemKind.ImportedAt => history.Log is [var last, ..] ? Time(last.At) : null,
                _ => throw UnknownNode.Of(item.Kind),
            }));
        }

        _writer.EndObject();
    }
}
