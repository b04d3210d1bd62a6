using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Constant values: defaults, and arguments of applied directives (sections 3.10 to 3.12 and 5.6).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateConstant(GraphQLType type, ValueNode value)
    {
        switch (type)
        {
            case GraphQLNonNull when value is NullValueNode:
                errors.Add(value, $"Expected a value of type {type}, found null.");
                break;
            case GraphQLNonNull nonNull:
                ValidateConstant(nonNull.OfType, value);
                break;
            case var _ when value is NullValueNode:
                break;
            case GraphQLList list when value is ListValueNode values:
                foreach (var item in values.Values)
                {
                    ValidateConstant(list.OfType, item);
                }

                break;
            case GraphQLList list:
                // A single value stands for a list of one (section 3.11).
                ValidateConstant(list.OfType, value);
                break;
            case GraphQLScalarType scalar:
                if (!scalar.Coercion.TryCoerceLiteral(value, out _, out var problem))
                {
                    errors.Add(value, $"{problem}.");
                }

                break;
            case GraphQLEnumType enumType:
                if (value is not EnumValueNode name || enumType.FindValue(name.Name) is null)
                {
                    errors.Add(value, $"Expected a value of the enum {enumType.Name}, found {GraphQLPrinter.Print(value)}.");
                }

                break;
            case GraphQLInputObjectType inputObject:
                ValidateConstantObject(inputObject, value);
                break;
            case GraphQLCompositeType:
                // Not an input type: that is refused where it is named.
                break;
            default:
                throw UnknownNode.Of(type);
        }
    }

    private void ValidateConstantObject(GraphQLInputObjectType type, ValueNode value)
    {
        if (value is not ObjectValueNode inputObject)
        {
            errors.Add(value, $"Expected an object of type {type.Name}, found {GraphQLPrinter.Print(value)}.");
            return;
        }

        var given = new Dictionary<string, ObjectFieldNode>();
        foreach (var node in inputObject.Fields)
        {
            if (!given.TryAdd(node.Name.Value, node))
            {
                errors.Add(given[node.Name.Value].Name, node.Name, $"The field {node.Name.Value} can be given only once.");
            }
            else if (type.FindField(node.Name.Value) is { } field)
            {
                ValidateConstant(field.Type, node.Value);
            }
            else
            {
                errors.Add(node.Name, $"The input object {type.Name} has no field {node.Name.Value}.");
            }
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
            {
                errors.Add(value, $"The field {type.Name}.{field.Name} of type {field.Type} is required, but not given.");
            }
        }

        if (type.IsOneOf && inputObject.Fields is not [{ Value: not NullValueNode }])
        {
            errors.Add(value, $"The input object {type.Name} is @oneOf: exactly one field must be given, and not null.");
        }
    }
}
