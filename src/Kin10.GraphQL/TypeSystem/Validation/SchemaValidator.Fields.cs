namespace Kin10.GraphQL.TypeSystem;

/// <content>Fields and arguments of objects and interfaces (sections 3.6, 3.6.1 and 3.7).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateFields(GraphQLFieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            errors.Add(type.SyntaxNodes[0].Name, $"The type {type.Name} must have at least one field.");
        }

        ValidateMemberNames(type.SyntaxNodes.SelectMany(TypeMembers.Fields).Select(static field => field.Name), "field", type.Name);
        foreach (var field in type.Fields)
        {
            var node = field.SyntaxNode!;
            if (!field.Type.IsOutputType)
            {
                errors.Add(node.Type, $"The field {field} must have an output type, which {field.Type} is not.");
            }

            ValidateMemberNames(node.Arguments.Select(static argument => argument.Name), "argument", field.ToString());
            foreach (var argument in field.Arguments)
            {
                ValidateInputValue(argument, $"argument {field}({argument.Name}:)");
            }
        }
    }

    /// <summary>The rules common to arguments and input fields.</summary>
    private void ValidateInputValue(GraphQLInputValue input, string what)
    {
        var node = input.SyntaxNode!;
        if (!input.Type.IsInputType)
        {
            errors.Add(node.Type, $"The {what} must have an input type, which {input.Type} is not.");
            return;
        }

        if (input.DefaultValue is not null)
        {
            ValidateConstant(input.Type, input.DefaultValue);
        }

        if (input.IsRequired && AppliedDirectives.Find(node.Directives, AppliedDirectives.Deprecated) is { } deprecated)
        {
            errors.Add(deprecated, $"The {what} is required, so it cannot be deprecated; make it nullable or give it a default first.");
        }
    }
}
