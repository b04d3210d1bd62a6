using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Directives in use on the schema's definitions (section 5.7, with the argument rules of section 5.4).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateAppliedDirectives()
    {
        ValidateDirectives(definitions.SchemaNodes.SelectMany(static node => node.Directives), DirectiveLocations.Schema);
        foreach (var nodes in definitions.Types)
        {
            // An extension adds to the directives of the definition: what is not repeatable can be used on one of them only.
            ValidateDirectives(nodes.SelectMany(static node => node.Directives), LocationOf(nodes[0]));
            foreach (var node in nodes)
            {
                ValidateMemberDirectives(node);
            }
        }

        foreach (var directive in definitions.Directives)
        {
            ValidateInputDirectives(directive.Arguments, DirectiveLocations.ArgumentDefinition);
        }
    }

    private void ValidateMemberDirectives(TypeDefinitionNode node)
    {
        foreach (var field in TypeMembers.Fields(node))
        {
            ValidateDirectives(field.Directives, DirectiveLocations.FieldDefinition);
            ValidateInputDirectives(field.Arguments, DirectiveLocations.ArgumentDefinition);
        }

        foreach (var value in TypeMembers.Values(node))
        {
            ValidateDirectives(value.Directives, DirectiveLocations.EnumValue);
        }

        ValidateInputDirectives(TypeMembers.InputFields(node), DirectiveLocations.InputFieldDefinition);
    }

    private void ValidateInputDirectives(IReadOnlyList<InputValueDefinitionNode> inputs, string location)
    {
        foreach (var input in inputs)
        {
            ValidateDirectives(input.Directives, location);
        }
    }

    private void ValidateDirectives(IEnumerable<DirectiveNode> nodes, string location)
    {
        var known = new Dictionary<string, DirectiveNode>();
        foreach (var node in nodes)
        {
            var name = node.Name.Value;
            if (schema.FindDirective(name) is not { } directive)
            {
                errors.Add(node, $"Unknown directive @{name}: expected one that the schema defines.");
                continue;
            }

            if (!directive.Locations.Contains(location))
            {
                errors.Add(
                    node,
                    $"The directive @{name} cannot be used on {location}; it can be used on {string.Join(", ", directive.Locations)}.");
            }

            if (!known.TryAdd(name, node) && !directive.IsRepeatable)
            {
                errors.Add(known[name], node, $"The directive @{name} can be used only once in one place.");
            }

            ValidateDirectiveArguments(node, directive);
        }
    }

    private void ValidateDirectiveArguments(DirectiveNode node, GraphQLDirective directive)
    {
        var given = new Dictionary<string, ArgumentNode>();
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (!given.TryAdd(name, argument))
            {
                errors.Add(given[name].Name, argument.Name, $"The argument {name} can be given only once.");
            }
            else if (directive.Arguments.FirstOrDefault(known => known.Name == name) is { } definition)
            {
                ValidateConstant(definition.Type, argument.Value);
            }
            else
            {
                errors.Add(argument.Name, $"The directive @{directive.Name} has no argument {name}.");
            }
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !given.ContainsKey(argument.Name))
            {
                errors.Add(node, $"The argument @{directive.Name}({argument.Name}:) of type {argument.Type} is required, but not given.");
            }
        }
    }

    private static string LocationOf(TypeDefinitionNode type) => type switch
    {
        ScalarTypeNode => DirectiveLocations.Scalar,
        ObjectTypeNode => DirectiveLocations.Object,
        InterfaceTypeNode => DirectiveLocations.Interface,
        UnionTypeNode => DirectiveLocations.Union,
        EnumTypeNode => DirectiveLocations.Enum,
        InputObjectTypeNode => DirectiveLocations.InputObject,
        _ => throw UnknownNode.Of(type),
    };
}
