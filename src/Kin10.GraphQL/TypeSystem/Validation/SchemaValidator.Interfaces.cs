using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Implementation of interfaces (IsValidImplementation, sections 3.6 and 3.7).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateInterfaces(GraphQLFieldsType type)
    {
        var nodes = type.SyntaxNodes.SelectMany(TypeMembers.Interfaces).ToList();
        ValidateUniqueTypes(nodes, name => $"The type {type.Name} can implement {name} only once.");
        foreach (var node in nodes.DistinctBy(static node => node.Name))
        {
            switch (schema.FindType(node.Name))
            {
                case null:
                    // An unknown name, which has been refused.
                    break;
                case GraphQLInterfaceType implemented when ReferenceEquals(implemented, type):
                    errors.Add(node, $"The interface {type.Name} cannot implement itself.");
                    break;
                case GraphQLInterfaceType implemented:
                    ValidateImplementation(type, implemented, node);
                    break;
                case var other:
                    errors.Add(node, $"The type {type.Name} can implement only interfaces, which {other.Name} is not.");
                    break;
            }
        }
    }

    private void ValidateImplementation(GraphQLFieldsType type, GraphQLInterfaceType implemented, NamedTypeNode node)
    {
        foreach (var further in implemented.Interfaces)
        {
            if (ReferenceEquals(further, type))
            {
                errors.Add(node, $"The interface {type.Name} cannot implement {implemented.Name}, which implements {type.Name}.");
            }
            else if (!type.Interfaces.Contains(further))
            {
                errors.Add(node, $"The type {type.Name} must implement {further.Name} too, because {implemented.Name} implements it.");
            }
        }

        foreach (var implementedField in implemented.Fields)
        {
            if (type.FindField(implementedField.Name) is not { } field)
            {
                errors.Add(node, $"The type {type.Name} must have the field {implementedField.Name}, because {implemented.Name} has it.");
                continue;
            }

            ValidateImplementationField(field, implementedField);
        }
    }

    private void ValidateImplementationField(GraphQLField field, GraphQLField implementedField)
    {
        var node = field.SyntaxNode!;
        if (!IsValidImplementationFieldType(field.Type, implementedField.Type))
        {
            errors.Add(
                node.Type,
                $"The field {field} must have the type {implementedField.Type} of {implementedField}, or a subtype of it; "
                + $"{field.Type} is none.");
        }

        if (field.DeprecationReason is not null && implementedField.DeprecationReason is null)
        {
            errors.Add(node.Name, $"The field {field} cannot be deprecated, because {implementedField} is not.");
        }

        foreach (var implementedArgument in implementedField.Arguments)
        {
            var argument = field.FindArgument(implementedArgument.Name);
            if (argument is null)
            {
                errors.Add(
                    node.Name, $"The field {field} must have the argument {implementedArgument.Name}, because {implementedField} has it.");
            }
            else if (!argument.Type.Equals(implementedArgument.Type))
            {
                errors.Add(
                    argument.SyntaxNode!.Type,
                    $"The argument {field}({argument.Name}:) must have the type {implementedArgument.Type}, as in {implementedField}; "
                    + $"it has {argument.Type}.");
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && implementedField.FindArgument(argument.Name) is null)
            {
                errors.Add(
                    argument.SyntaxNode!.Name,
                    $"The argument {field}({argument.Name}:) must not be required, because {implementedField} does not have it.");
            }
        }
    }

    private static bool IsValidImplementationFieldType(GraphQLType fieldType, GraphQLType implementedFieldType)
    {
        if (fieldType is GraphQLNonNull nonNull)
        {
            return IsValidImplementationFieldType(nonNull.OfType, implementedFieldType.Nullable);
        }

        if (fieldType is GraphQLList list && implementedFieldType is GraphQLList implementedList)
        {
            return IsValidImplementationFieldType(list.OfType, implementedList.OfType);
        }

        return IsSubType(fieldType, implementedFieldType);
    }

    private static bool IsSubType(GraphQLType possibleSubType, GraphQLType superType) =>
        possibleSubType.Equals(superType)
        || (superType is GraphQLInterfaceType interfaceType
            && possibleSubType is GraphQLFieldsType implementer && implementer.Interfaces.Contains(interfaceType))
        || (superType is GraphQLUnionType union && possibleSubType is GraphQLObjectType member && union.Types.Contains(member));
}
