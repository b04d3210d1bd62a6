using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Introspection;

/// <summary>Answers introspection (section 4.2) for one request.</summary>
/// <param name="schema">The schema to describe.</param>
/// <param name="writer">Where the answer goes.</param>
/// <param name="variables">The request's variables.</param>
/// <param name="maxValues">How many fields the answer may have.</param>
/// <param name="valuesBefore">How many of them the answers before it in the same batch had.</param>
internal sealed partial class IntrospectionWriter(
    GraphQLSchema schema, ResponseWriter writer, VariableValues variables, int maxValues, int valuesBefore)
{
    /// <summary>How many fields the answers have so far.</summary>
    public int Values { get; private set; } = valuesBefore;

    /// <summary>The value of <c>__schema</c>.</summary>
    public void WriteSchema(IntrospectionSelection selection)
    {
        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            switch (field.Name)
            {
                case "description":
                    WriteText(schema.Description);
                    break;
                case "types":
                    WriteTypes(schema.Types, field.Selection!);
                    break;
                case "queryType":
                    WriteType(schema.QueryType, field.Selection!);
                    break;
                case "mutationType":
                    WriteType(schema.MutationType, field.Selection!);
                    break;
                case "subscriptionType":
                    WriteType(schema.SubscriptionType, field.Selection!);
                    break;
                case "directives":
                    writer.StartArray();
                    foreach (var directive in schema.Directives)
                    {
                        WriteDirective(directive, field.Selection!);
                    }

                    writer.EndArray();
                    break;
                default:
                    WriteTypename(field, "__Schema");
                    break;
            }
        }

        writer.EndObject();
    }

    /// <summary>The value of <c>__type(name:)</c>.</summary>
    public void WriteType(SelectedField root, IntrospectionSelection selection) =>
        WriteType(schema.FindType((string)Read(root, "name")!), selection);

    private void WriteDirective(GraphQLDirective directive, IntrospectionSelection selection)
    {
        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            switch (field.Name)
            {
                case "name":
                    WriteText(directive.Name);
                    break;
                case "description":
                    WriteText(directive.Description);
                    break;
                case "isRepeatable":
                    writer.Boolean(directive.IsRepeatable);
                    break;
                case "locations":
                    writer.StartArray();
                    foreach (var location in directive.Locations)
                    {
                        WriteText(location);
                    }

                    writer.EndArray();
                    break;
                case "args":
                    WriteInputValues(directive.Arguments, field);
                    break;
                default:
                    WriteTypename(field, "__Directive");
                    break;
            }
        }

        writer.EndObject();
    }

    private void WriteInputValues(IReadOnlyList<GraphQLInputValue> values, IntrospectionField owner)
    {
        var includeDeprecated = IncludeDeprecated(owner);
        writer.StartArray();
        foreach (var value in values)
        {
            if (includeDeprecated || value.DeprecationReason is null)
            {
                WriteInputValue(value, owner.Selection!);
            }
        }

        writer.EndArray();
    }

    private void WriteInputValue(GraphQLInputValue value, IntrospectionSelection selection)
    {
        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            switch (field.Name)
            {
                case "name":
                    WriteText(value.Name);
                    break;
                case "description":
                    WriteText(value.Description);
                    break;
                case "type":
                    WriteType(value.Type, field.Selection!);
                    break;
                case "defaultValue":
                    WriteText(value.DefaultValue is null ? null : GraphQLPrinter.Print(value.DefaultValue));
                    break;
                case "isDeprecated":
                    writer.Boolean(value.DeprecationReason is not null);
                    break;
                case "deprecationReason":
                    WriteText(value.DeprecationReason);
                    break;
                default:
                    WriteTypename(field, "__InputValue");
                    break;
            }
        }

        writer.EndObject();
    }

    private void Begin(IntrospectionField field)
    {
        if (++Values > maxValues)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                $"The answer about the schema would have more than {maxValues} fields; ask for less at once."));
        }

        writer.Key(field.Key);
    }

    private void WriteTypename(IntrospectionField field, string typename)
    {
        if (!field.Field.IsTypename)
        {
            throw new InvalidOperationException($"{typename} has no field {field.Name}.");
        }

        WriteText(typename);
    }

    private void WriteText(string? text)
    {
        if (text is null)
        {
            writer.Null();
        }
        else
        {
            writer.String(text);
        }
    }

    private bool IncludeDeprecated(IntrospectionField field) => Read(field.Field, "includeDeprecated") is true;

    private object? Read(SelectedField field, string argument) => field.FindArgument(argument) switch
    {
        ConstantArgument constant => constant.Value,
        VariableArgument variable => variable.Read(variables),
        NullArgument or null => null,
        var other => throw UnknownNode.Of(other),
    };
}
