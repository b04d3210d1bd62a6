using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>
/// FieldsInSetCanMerge (section 5.3.2): fields under one response key that can apply to the same object have the same name and arguments.
/// Two fields never apply together only if both are selected from objects, of different types. So the fields of a response key are taken
/// object type by object type, each time with those that are selected from interfaces and unions; within such a group, all are alike if
/// each is like the first.
/// </summary>
internal sealed class CommonParentWalk(ValidationContext context, MergedFieldCollector collector, ConflictReport report)
    : MergeWalk(context, collector)
{
    protected override void Visit(FieldSet fields, FieldPath? path)
    {
        foreach (var (key, sameKey) in GroupByResponseKey(fields))
        {
            var groupPath = new FieldPath(path, key);
            foreach (var group in GroupByCommonParents(sameKey))
            {
                Check(group, groupPath);
            }
        }
    }

    private void Check(IReadOnlyList<MergedField> group, FieldPath path)
    {
        if (FindConflict(group, static (a, b) => a.Signature != b.Signature) is not { } other)
        {
            Descend(group, path);
            return;
        }

        var first = group[0];
        report.Add(path, first, other, first.Node.Name.Value == other.Node.Name.Value
            ? "they have differing arguments"
            : $"\"{first.Node.Name.Value}\" and \"{other.Node.Name.Value}\" are different fields");
    }

    private static IEnumerable<IReadOnlyList<MergedField>> GroupByCommonParents(List<MergedField> fields)
    {
        if (fields.Count == 1)
        {
            return [fields];
        }

        var objects = fields.Where(static field => field.Parent is GraphQLObjectType).GroupBy(static field => field.Parent).ToList();
        if (objects.Count == 0 || (objects.Count == 1 && objects[0].Count() == fields.Count))
        {
            return [fields];
        }

        var abstracts = fields.Where(static field => field.Parent is not GraphQLObjectType).ToList();
        return objects.Select(group => (IReadOnlyList<MergedField>)[.. abstracts, .. group]);
    }
}
