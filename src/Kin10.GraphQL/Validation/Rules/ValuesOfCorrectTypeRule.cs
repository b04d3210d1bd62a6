using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// A literal can be coerced to the type of its place; an input object has all required fields, no unknown ones, and exactly one, not null,
/// where its type is OneOf (sections 5.6.1, 5.6.2 and 5.6.4).
/// </summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArgument(ArgumentNode argument, GraphQLInputValue? definition) => Check(argument.Value, definition?.Type);

    public override void EnterVariableDefinition(VariableDefinitionNode variable, GraphQLType? type)
    {
        if (variable.DefaultValue is not null)
        {
            Check(variable.DefaultValue, type);
        }
    }

    private void Check(ValueNode value, GraphQLType? type)
    {
        if (type is null || !type.IsInputType || Context.IsFull)
        {
            return;
        }

        switch (value)
        {
            case VariableNode:
                break;
            case NullValueNode:
                if (type.IsNonNull)
                {
                    Context.Report($"Expected value of type \"{type}\", found null.", value.Location);
                }

                break;
            case ListValueNode list when type.Nullable is GraphQLList listType:
                foreach (var item in list.Values)
                {
                    Check(item, listType.OfType);
                }

                break;
            case ObjectValueNode inputObject when type.NamedType is GraphQLInputObjectType objectType:
                CheckObject(inputObject, objectType);
                break;
            case IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or EnumValueNode or ListValueNode or ObjectValueNode:
                CheckLeaf(value, type);
                break;
            default:
                throw UnknownNode.Of(value);
        }
    }

    private void CheckObject(ObjectValueNode inputObject, GraphQLInputObjectType type)
    {
        foreach (var field in inputObject.Fields)
        {
            if (type.FindField(field.Name.Value) is { } definition)
            {
                Check(field.Value, definition.Type);
            }
            else if (!Context.IsFull)
            {
                var suggestion = Suggestions.DidYouMean(field.Name.Value, type.Fields.Select(known => known.Name));
                var name = MessageText.Name(field.Name.Value);
                Context.Report($"Field \"{name}\" is not defined by type \"{type.Name}\".{suggestion}", field.Location);
            }
        }

        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && inputObject.Fields.Find(definition.Name) is null)
            {
                Context.Report(
                    $"Field \"{type.Name}.{definition.Name}\" of required type \"{definition.Type}\" was not provided.",
                    inputObject.Location);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(inputObject, type);
        }
    }

    private void CheckOneOf(ObjectValueNode inputObject, GraphQLInputObjectType type)
    {
        var given = inputObject.Fields.Select(static field => field.Name.Value).Distinct().Count();
        if (given != 1)
        {
            Context.Report(
                $"OneOf Input Object \"{type.Name}\" must specify exactly one key, but {given} were given.",
                inputObject.Location);
        }
        else if (inputObject.Fields[0] is { Value: NullValueNode } field)
        {
            Context.Report($"Field \"{type.Name}.{field.Name.Value}\" must be non-null.", field.Value.Location);
        }
    }

    private void CheckLeaf(ValueNode value, GraphQLType type)
    {
        switch (type.NamedType)
        {
            case GraphQLEnumType enumType when value is EnumValueNode name:
                if (enumType.FindValue(name.Name) is null)
                {
                    Context.Report(
                        $"Value \"{MessageText.Name(name.Name)}\" does not exist in \"{enumType.Name}\" enum."
                        + Suggest(enumType, name.Name),
                        value.Location);
                }

                break;
            case GraphQLEnumType enumType:
                var suggestion = Suggest(enumType, value is StringValueNode text ? text.Value : "");
                Context.Report(
                    $"Enum \"{enumType.Name}\" cannot represent non-enum value: {ValueText.Show(value)}.{suggestion}", value.Location);
                break;
            case GraphQLScalarType scalar:
                if (!scalar.Coercion.TryCoerceLiteral(value, out _, out var problem))
                {
                    Context.Report($"Expected value of type \"{type}\": {problem}.", value.Location);
                }

                break;
            case GraphQLInputObjectType:
                Context.Report($"Expected value of type \"{type}\", found {ValueText.Show(value)}.", value.Location);
                break;
            default:
                throw UnknownNode.Of(type.NamedType);
        }
    }

    // What would do, written as it must be: without quotes.
    private static string Suggest(GraphQLEnumType enumType, string written)
    {
        string[] known = [.. enumType.Values.Select(value => value.Name)];
        var near = Suggestions.Format(Suggestions.Nearest(written, known), "the enum value ");
        return near.Length > 0 ? near : $" Its values are {MessageText.List(known)}.";
    }
}
