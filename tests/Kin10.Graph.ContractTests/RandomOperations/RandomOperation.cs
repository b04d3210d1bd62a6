using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>An operation and the values of its variables; one without a value is not given.</summary>
internal sealed partial record RandomOperation(DocumentNode Document, IReadOnlyDictionary<string, ValueNode> Variables)
{
    public string Text { get; } = GraphQLPrinter.Print(Document);

    public string? VariablesJson { get; } = Variables.Count == 0 ? null : Json(Variables);

    public OperationDefinitionNode Operation => Document.Definitions.OfType<OperationDefinitionNode>().Single();

    public IEnumerable<FragmentDefinitionNode> Fragments => Document.Definitions.OfType<FragmentDefinitionNode>();

    /// <summary>The same without fragments and variables that nothing uses.</summary>
    public RandomOperation Tidy()
    {
        var fragments = Fragments.ToList();
        for (var before = -1; before != fragments.Count;)
        {
            before = fragments.Count;
            var used = Uses(Spread());
            fragments.RemoveAll(fragment => !used.Contains(fragment.Name.Value));
        }

        var variables = Uses(Variable());
        var definitions = Operation.VariableDefinitions.Where(definition => variables.Contains(definition.Variable.Name)).ToList();
        var operation = Syntax.With(Operation, definitions, Operation.SelectionSet);
        return new RandomOperation(
            new DocumentNode(SourceLocation.None, [operation, .. fragments]),
            Variables.Where(pair => variables.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value));

        HashSet<string> Uses(Regex name) => [.. fragments.Select(fragment => fragment.SelectionSet).Prepend(Operation.SelectionSet)
            .SelectMany(set => name.Matches(GraphQLPrinter.Print(set)).Select(match => match.Groups[1].Value))];
    }

    private static string Json(IReadOnlyDictionary<string, ValueNode> variables)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in variables)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, ValueNode value)
    {
        switch (value)
        {
            case IntValueNode number:
                writer.WriteRawValue(number.Text);
                break;
            case FloatValueNode number:
                writer.WriteRawValue(number.Text);
                break;
            case StringValueNode text:
                writer.WriteStringValue(text.Value);
                break;
            case EnumValueNode name:
                writer.WriteStringValue(name.Name);
                break;
            case BooleanValueNode flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode fields:
                writer.WriteStartObject();
                foreach (var field in fields.Fields)
                {
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    [GeneratedRegex(@"\$(v\d+)\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.\.\.\s*(F\d+)\b")]
    private static partial Regex Spread();
}
