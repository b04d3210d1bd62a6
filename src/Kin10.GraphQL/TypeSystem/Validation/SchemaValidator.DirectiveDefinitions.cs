using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Definitions of directives (section 3.13).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateDirectiveDefinition(GraphQLDirective directive, DirectiveDefinitionNode node)
    {
        ValidateName(node.Name, "directive");
        ValidateMemberNames(node.Arguments.Select(static argument => argument.Name), "argument", $"@{directive.Name}");
        foreach (var argument in directive.Arguments)
        {
            ValidateInputValue(argument, $"argument @{directive.Name}({argument.Name}:)");
        }

        if (ReferencesItself(node))
        {
            errors.Add(
                node.Name,
                $"The directive @{directive.Name} cannot be used on its own arguments, nor on the types of their values.");
        }
    }

    /// <summary>Whether the directive is used on its own arguments or their types, directly or through other directives.</summary>
    private bool ReferencesItself(DirectiveDefinitionNode directive)
    {
        var seenTypes = new HashSet<GraphQLNamedType>();
        var seenDirectives = new HashSet<string>();
        var pending = new Stack<DirectiveDefinitionNode>([directive]);
        while (pending.TryPop(out var next))
        {
            foreach (var applied in DirectivesOnInputs(next.Arguments, seenTypes))
            {
                if (applied.Name.Value == directive.Name.Value)
                {
                    return true;
                }

                if (seenDirectives.Add(applied.Name.Value) && schema.FindDirective(applied.Name.Value)?.SyntaxNode is { } definition)
                {
                    pending.Push(definition);
                }
            }
        }

        return false;
    }

    /// <summary>The directives on arguments or input fields, on the types of their values, and on what those types consist of.</summary>
    private List<DirectiveNode> DirectivesOnInputs(IReadOnlyList<InputValueDefinitionNode> inputs, HashSet<GraphQLNamedType> seenTypes)
    {
        var result = new List<DirectiveNode>();
        var pending = new Stack<InputValueDefinitionNode>(inputs);
        while (pending.TryPop(out var input))
        {
            result.AddRange(input.Directives);
            var type = schema.FindType(TypeReferences.NamedType(input.Type).Name);
            if (type is null || !seenTypes.Add(type))
            {
                continue;
            }

            foreach (var node in type.SyntaxNodes)
            {
                result.AddRange(node.Directives);
                result.AddRange(TypeMembers.Values(node).SelectMany(static value => value.Directives));
                foreach (var field in TypeMembers.InputFields(node))
                {
                    pending.Push(field);
                }
            }
        }

        return result;
    }
}
