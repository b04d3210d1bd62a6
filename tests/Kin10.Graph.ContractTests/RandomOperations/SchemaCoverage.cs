using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>
/// Which parts of a schema operations have used: fields, arguments, input fields and enum values, and forms that are no part of it.
/// </summary>
internal sealed class SchemaCoverage(GraphQLSchema schema, IReadOnlyList<string> coordinates)
{
    /// <summary>What an operation may look like beside the coordinates of the schema.</summary>
    public static readonly string[] Forms =
    [
        "alias", "field without alias", "field twice", "named fragment", "inline fragment", "inline fragment without type", "@skip",
        "@include",
        "variable: scalar", "variable: object", "variable: list", "variable: item of a list", "variable: default", "variable: not given",
        "variable: null", "variable: used twice", "null: eq", "null: neq", "null: in in", "null: in nin", "null: filter object",
        "null: list",
        "null: mode", "null: argument", "empty: object", "empty: and", "empty: or", "empty: in", "empty: nin", "item in place of a list",
        "several root fields",
    ];

    private readonly HashSet<string> _used = [];

    /// <summary>What has not been used yet, in a fixed order.</summary>
    public IReadOnlyList<string> Missing => [.. coordinates.Where(each => !_used.Contains(each))];

    public IReadOnlyList<string> MissingForms => [.. Forms.Where(each => !_used.Contains(each))];

    public void Add(RandomOperation operation) => new Walk(this, operation).Run();

    private sealed class Walk(SchemaCoverage coverage, RandomOperation operation)
    {
        private readonly HashSet<string> _variables = [];

        public void Run()
        {
            if (operation.Operation.SelectionSet.Selections.Count > 1)
            {
                Use("several root fields");
            }

            Selections(operation.Operation.SelectionSet, coverage.Schema.QueryType!);
        }

        private void Use(string what) => coverage._used.Add(what);

        private void Selections(SelectionSetNode set, GraphQLNamedType parent)
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    Use($"@{directive.Name}");
                    Value(directive.Arguments[0].Value, coverage.Schema.FindType("Boolean")!, "");
                }

                switch (selection)
                {
                    case FieldNode field when field.Name.Value != "__typename":
                        Use(field.Alias is null ? "field without alias" : "alias");
                        Field(field, ((GraphQLFieldsType)parent).FindField(field.Name.Value)!);
                        break;
                    case InlineFragmentNode fragment:
                        Use(fragment.TypeCondition is null ? "inline fragment without type" : "inline fragment");
                        Selections(
                            fragment.SelectionSet, fragment.TypeCondition is { } type ? coverage.Schema.FindType(type.Name)! : parent);
                        break;
                    case FragmentSpreadNode spread:
                        Use("named fragment");
                        var definition = operation.Fragments.Single(each => each.Name.Value == spread.Name.Value);
                        Selections(definition.SelectionSet, coverage.Schema.FindType(definition.TypeCondition.Name)!);
                        break;
                }
            }

            if (set.Selections.OfType<FieldNode>().GroupBy(field => field.ResponseKey).Any(group => group.Count() > 1))
            {
                Use("field twice");
            }
        }

        private void Field(FieldNode node, GraphQLField field)
        {
            Use(field.ToString());
            foreach (var argument in node.Arguments)
            {
                Use($"{field}({argument.Name}:)");
                if (argument.Value is NullValueNode)
                {
                    Use("null: argument");
                }

                Value(argument.Value, field.FindArgument(argument.Name.Value)!.Type, argument.Name.Value);
            }

            if (node.SelectionSet is { } set)
            {
                Selections(set, field.Type.NamedType);
            }
        }

        private void Value(ValueNode value, GraphQLType type, string name)
        {
            switch (value)
            {
                case VariableNode variable:
                    Variable(variable, type, name);
                    break;
                case NullValueNode:
                    Use(name is "eq" or "neq" or "mode" ? $"null: {name}"
                        : type.Nullable is GraphQLList ? "null: list" : $"null: {(type.NamedType is GraphQLInputObjectType ? "filter object" : name)}");
                    break;
                case ListValueNode list:
                    if (list.Values.Count == 0)
                    {
                        Use($"empty: {name}");
                    }

                    foreach (var item in list.Values)
                    {
                        Use(item is NullValueNode ? $"null: in {name}" : item is VariableNode ? "variable: item of a list" : "");
                        Value(item, ((GraphQLList)type.Nullable).OfType, "");
                    }

                    break;
                default:
                    if (type.Nullable is GraphQLList)
                    {
                        Use("item in place of a list");
                    }

                    Item(value, type.NamedType);
                    break;
            }
        }

        private void Item(ValueNode value, GraphQLNamedType type)
        {
            switch (value)
            {
                case EnumValueNode name:
                    Use($"{type.Name}.{name.Name}");
                    break;
                case ObjectValueNode fields:
                    if (fields.Fields.Count == 0)
                    {
                        Use("empty: object");
                    }

                    foreach (var field in fields.Fields)
                    {
                        Use($"{type.Name}.{field.Name}");
                        Value(field.Value, ((GraphQLInputObjectType)type).FindField(field.Name.Value)!.Type, field.Name.Value);
                    }

                    break;
            }
        }

        private void Variable(VariableNode variable, GraphQLType type, string name)
        {
            if (!_variables.Add(variable.Name))
            {
                Use("variable: used twice");
            }

            Use(type.Nullable switch
            {
                GraphQLList => "variable: list",
                GraphQLInputObjectType => "variable: object",
                _ => "variable: scalar",
            });
            var definition = operation.Operation.VariableDefinitions.Single(each => each.Variable.Name == variable.Name);
            if (operation.Variables.TryGetValue(variable.Name, out var value))
            {
                Use(value is NullValueNode ? "variable: null" : "");
                Value(value, type, name);
            }
            else
            {
                Use(definition.DefaultValue is null ? "variable: not given" : "variable: default");
                if (definition.DefaultValue is { } otherwise)
                {
                    Value(otherwise, type, name);
                }
            }
        }
    }

    private GraphQLSchema Schema => schema;
}
