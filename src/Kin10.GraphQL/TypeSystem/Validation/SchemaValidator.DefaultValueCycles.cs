using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>
/// Default values that bring themselves (InputObjectDefaultValueHasCycle, section 3.10). The specification's algorithm follows all
/// paths; here each field with a default is a node, with an edge to every field whose default its own takes in, and each is visited once.
/// </content>
internal sealed partial class SchemaValidator
{
    private void ValidateDefaultValueCycles()
    {
        var finished = new HashSet<GraphQLInputValue>();
        var path = new List<(GraphQLInputValue Field, string Name)>();
        foreach (var type in schema.Types.OfType<GraphQLInputObjectType>())
        {
            foreach (var field in type.Fields)
            {
                Visit(type, field);
            }
        }

        void Visit(GraphQLInputObjectType owner, GraphQLInputValue field)
        {
            if (field.DefaultValue is null || field.Type.NamedType is not GraphQLInputObjectType type)
            {
                return;
            }

            var start = path.FindIndex(step => ReferenceEquals(step.Field, field));
            if (start >= 0)
            {
                ReportDefaultValueCycle(path[start..]);
            }
            else if (finished.Add(field))
            {
                path.Add((field, $"{owner.Name}.{field.Name}"));
                VisitValue(type, field.DefaultValue);
                path.RemoveAt(path.Count - 1);
            }
        }

        void VisitValue(GraphQLInputObjectType type, ValueNode value)
        {
            if (value is ListValueNode list)
            {
                foreach (var item in list.Values)
                {
                    VisitValue(type, item);
                }
            }
            else if (value is ObjectValueNode inputObject)
            {
                foreach (var field in type.Fields)
                {
                    var given = inputObject.Fields.FirstOrDefault(item => item.Name.Value == field.Name);
                    if (given is null)
                    {
                        Visit(type, field);
                    }
                    else if (field.Type.NamedType is GraphQLInputObjectType fieldType)
                    {
                        VisitValue(fieldType, given.Value);
                    }
                }
            }
        }
    }

    private void ReportDefaultValueCycle(List<(GraphQLInputValue Field, string Name)> cycle)
    {
        var fields = string.Join(", ", cycle.Select(static step => step.Name));
        errors.Add(
            cycle[0].Field.DefaultValue!,
            $"The default value of {cycle[0].Name} brings itself (through {fields}): "
            + "at least one default must give the next field a value.");
    }
}
