namespace Kin10.GraphQL.TypeSystem;

/// <content>Unions (section 3.8) and enums (section 3.9).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateUnion(GraphQLUnionType union)
    {
        var members = union.SyntaxNodes.SelectMany(TypeMembers.Types).ToList();
        if (members.Count == 0)
        {
            errors.Add(union.SyntaxNodes[0].Name, $"The union {union.Name} must have at least one member.");
        }

        ValidateUniqueTypes(members, name => $"The union {union.Name} can have the member {name} only once.");
        foreach (var member in members)
        {
            if (schema.FindType(member.Name) is { } type and not GraphQLObjectType)
            {
                errors.Add(member, $"The union {union.Name} can have only object types as members, which {type.Name} is not.");
            }
        }
    }

    private void ValidateEnum(GraphQLEnumType type)
    {
        if (type.Values.Count == 0)
        {
            errors.Add(type.SyntaxNodes[0].Name, $"The enum {type.Name} must have at least one value.");
        }

        ValidateMemberNames(type.SyntaxNodes.SelectMany(TypeMembers.Values).Select(static value => value.Name), "value", type.Name);
        foreach (var value in type.Values)
        {
            if (value.Name is "true" or "false" or "null")
            {
                errors.Add(
                    value.SyntaxNode!.Name, $"The enum {type.Name} cannot have a value {value.Name}, which is a literal of its own.");
            }
        }
    }
}
