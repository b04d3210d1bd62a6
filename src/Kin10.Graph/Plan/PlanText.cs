using System.Collections.Immutable;
using System.Text;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Plan;

/// <summary>The small pieces of a plan's text that fit on a line.</summary>
internal static class PlanText
{
    /// <summary>A field by its name, with its response key where that is another.</summary>
    public static string Named(ResponseField field, string name) => field.Key == name ? name : $"{field.Key}: {name}";

    /// <summary>A field that fits on a line.</summary>
    public static string Scalar(NodeField field) => Named(field.Field, field switch
    {
        PropertyField property => property.Property.Name,
        UpdatedAtField => "updatedAt",
        ConstantField => "__typename",
        _ => throw UnknownNode.Of(field),
    });

    public static string Aggregate(ImmutableArray<AggregateItem> items) => string.Join(", ", items.Select(item => item switch
    {
        AggregateCount => Named(item.Field, "count"),
        AggregateProperty property =>
            $"{Named(item.Field, property.Property.Name)} ({string.Join(", ", property.Values.Select(AggregateValue))})",
        AggregateConstant => Named(item.Field, "__typename"),
        _ => throw UnknownNode.Of(item),
    }));

    public static string PageInfoItem(PageInfoItem item) => Named(item.Field, item.Kind switch
    {
        PageInfoKind.HasNextPage => "hasNextPage",
        PageInfoKind.HasPreviousPage => "hasPreviousPage",
        PageInfoKind.StartCursor => "startCursor",
        PageInfoKind.EndCursor => "endCursor",
        PageInfoKind.Typename => "__typename",
        _ => throw UnknownNode.Of(item.Kind),
    });

    public static string GraphItem(GraphItem item) => Named(item.Field, item.Kind switch
    {
        GraphItemKind.Typename => "__typename",
        GraphItemKind.Name => "name",
        GraphItemKind.ModelVersion => "modelVersion",
        GraphItemKind.Version => "version",
        GraphItemKind.Nodes => "nodes",
        GraphItemKind.Relationships => "relationships",
        GraphItemKind.DerivedAreCurrent => "derivedAreCurrent",
        GraphItemKind.ImportedAt => "importedAt",
        _ => throw UnknownNode.Of(item.Kind),
    });

    public static string GroupKeys(GroupByField groupBy, GroupKeyField key) => string.Join(", ", key.Items.Select(item =>
        Named(item.Field, item.Key < 0 ? "__typename" : groupBy.Keys[item.Key].Name)));

    public static string Pattern(Relationship relationship) => (relationship.IsPath ? "path " : "") + string.Concat(relationship.Hops);

    public static string Types(ImmutableArray<NodeType> types, GraphModel model) =>
        types.Length == model.NodeTypes.Count ? "any type" : string.Join('|', types.Select(type => type.Name));

    /// <summary>Where a slot's value comes from.</summary>
    public static string Source(ArgumentValue argument)
    {
        var text = new StringBuilder();
        AppendSource(text, argument);
        return text.ToString();
    }

    private static string AggregateValue(AggregateValue value) =>
        Named(value.Field, value.Function is { } function ? ExpressionPrinter.FunctionName(function) : "__typename");

    private static void AppendSource(StringBuilder text, ArgumentValue argument)
    {
        switch (argument)
        {
            case ConstantArgument constant:
                SlotText.Append(text, constant.Value);
                break;
            case VariableArgument variable:
                text.Append('$').Append(variable.Variable);
                foreach (var step in variable.Path)
                {
                    _ = step is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(step);
                }

                break;
            case ListArgument list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    AppendSource(text, list.Items[i]);
                }

                text.Append(']');
                break;
            case NullArgument:
                text.Append("null");
                break;
            default:
                throw UnknownNode.Of(argument);
        }
    }
}
