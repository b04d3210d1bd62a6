namespace Kin10.GraphQL.TypeSystem;

/// <content>Input objects (section 3.10).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateInputObject(GraphQLInputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            errors.Add(type.SyntaxNodes[0].Name, $"The input object {type.Name} must have at least one field.");
        }

        ValidateMemberNames(type.SyntaxNodes.SelectMany(TypeMembers.InputFields).Select(static field => field.Name), "field", type.Name);
        foreach (var field in type.Fields)
        {
            ValidateInputValue(field, $"field {type.Name}.{field.Name}");
            if (type.IsOneOf)
            {
                ValidateOneOfField(type, field);
            }
        }
    }

    private void ValidateOneOfField(GraphQLInputObjectType type, GraphQLInputValue field)
    {
        if (field.Type.IsNonNull)
        {
            errors.Add(field.SyntaxNode!.Type, $"The field {type.Name}.{field.Name} must be nullable, because {type.Name} is @oneOf.");
        }

        if (field.DefaultValue is not null)
        {
            errors.Add(
                field.DefaultValue, $"The field {type.Name}.{field.Name} cannot have a default value, because {type.Name} is @oneOf.");
        }
    }

    /// <summary>No input object may need itself: along non-null fields no finite value could exist.</summary>
    private void ValidateInputCycles()
    {
        var finished = new HashSet<GraphQLInputObjectType>();
        var path = new List<(GraphQLInputObjectType Type, GraphQLInputValue Field)>();
        foreach (var type in schema.Types.OfType<GraphQLInputObjectType>())
        {
            Visit(type);
        }

        void Visit(GraphQLInputObjectType type)
        {
            if (!finished.Add(type))
            {
                return;
            }

            foreach (var field in type.Fields)
            {
                if (field.Type is not GraphQLNonNull { OfType: GraphQLInputObjectType next })
                {
                    continue;
                }

                path.Add((type, field));
                var start = path.FindIndex(step => ReferenceEquals(step.Type, next));
                if (start >= 0)
                {
                    ReportInputCycle(path[start..]);
                }
                else
                {
                    Visit(next);
                }

                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private void ReportInputCycle(List<(GraphQLInputObjectType Type, GraphQLInputValue Field)> cycle)
    {
        var fields = string.Join(", ", cycle.Select(static step => $"{step.Type.Name}.{step.Field.Name}"));
        errors.Add(
            cycle[0].Field.SyntaxNode!,
            $"The input object {cycle[0].Type.Name} needs itself through non-null fields ({fields}): at least one must be nullable.");
    }
}
