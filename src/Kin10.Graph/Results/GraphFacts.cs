using System.Collections.Immutable;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Results;

/// <summary>What a store knows of the graph as a whole.</summary>
/// <param name="Version">The proven version; null where there is none.</param>
/// <param name="Nodes">How many nodes there are.</param>
/// <param name="Relationships">How many relationships there are, but derived ones.</param>
/// <param name="DerivedAreCurrent">Whether what is derived is up to date with the facts.</param>
/// <param name="ImportedAt">When facts were imported last; null where that is not known.</param>
public readonly record struct GraphFacts(
    string? Version, long Nodes, long Relationships, bool DerivedAreCurrent, DateTimeOffset? ImportedAt)
{
    /// <summary>Writes the object of the root field <c>graph</c>.</summary>
    /// <param name="items">What is asked for.</param>
    /// <param name="model">The model of the graph.</param>
    /// <param name="writer">The response.</param>
    public void Write(ImmutableArray<GraphItem> items, GraphModel model, ResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(writer);
        writer.StartObject();
        foreach (var item in items)
        {
            writer.Key(item.Field.EncodedKey);
            Write(item.Kind, model, writer);
        }

        writer.EndObject();
    }

    private void Write(GraphItemKind kind, GraphModel model, ResponseWriter writer)
    {
        switch (kind)
        {
            case GraphItemKind.Typename:
                writer.Raw("\"Graph\""u8);
                break;
            case GraphItemKind.Name:
                writer.String(model.Name);
                break;
            case GraphItemKind.ModelVersion:
                writer.Integer(model.Version);
                break;
            case GraphItemKind.Version when Version is not null:
                writer.String(Version);
                break;
            case GraphItemKind.Nodes:
                writer.Integer(Nodes);
                break;
            case GraphItemKind.Relationships:
                writer.Integer(Relationships);
                break;
            case GraphItemKind.DerivedAreCurrent:
                writer.Boolean(DerivedAreCurrent);
                break;
            case GraphItemKind.ImportedAt when ImportedAt is { } time:
                writer.String(ChangeTime.Text(time));
                break;
            case GraphItemKind.Version or GraphItemKind.ImportedAt:
                writer.Null();
                break;
            default:
                throw UnknownNode.Of(kind);
        }
    }
}
