using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>
/// SameResponseShape (section 5.3.2): whatever has one response key has one shape, even where only one of the fields can apply.
/// Since each set is all that is selected on one parent, <see cref="ValidationLimits.MaxAliases"/> is checked here too.
/// </summary>
internal sealed class ResponseShapeWalk(ValidationContext context, MergedFieldCollector collector, ConflictReport report)
    : MergeWalk(context, collector)
{
    private readonly HashSet<SyntaxNode> _reportedAliases = [];

    protected override void Visit(FieldSet fields, FieldPath? path)
    {
        var groups = GroupByResponseKey(fields);
        CheckAliases(groups);
        foreach (var (key, group) in groups)
        {
            var groupPath = new FieldPath(path, key);
            if (FindConflict(group, static (a, b) => DoTypesConflict(a.Definition?.Type, b.Definition?.Type)) is { } other)
            {
                report.Add(
                    groupPath,
                    group[0],
                    other,
                    $"they return conflicting types \"{group[0].Definition!.Type}\" and \"{other.Definition!.Type}\"");
            }
            else
            {
                Descend(group, groupPath);
            }
        }
    }

    /// <summary>Whether two types have different shapes. Unknown types conflict with nothing: they are errors of their own.</summary>
    private static bool DoTypesConflict(GraphQLType? a, GraphQLType? b) => (a, b) switch
    {
        (null, _) or (_, null) => false,
        (GraphQLNonNull first, GraphQLNonNull second) => DoTypesConflict(first.OfType, second.OfType),
        (GraphQLNonNull, _) or (_, GraphQLNonNull) => true,
        (GraphQLList first, GraphQLList second) => DoTypesConflict(first.OfType, second.OfType),
        (GraphQLList, _) or (_, GraphQLList) => true,
        (GraphQLCompositeType, GraphQLCompositeType) => false,
        (GraphQLScalarType or GraphQLEnumType, _) or (_, GraphQLScalarType or GraphQLEnumType) => a != b,
        _ => throw UnknownNode.Of(a),
    };

    private void CheckAliases(Dictionary<string, List<MergedField>> groups)
    {
        var maximum = Context.Limits.MaxAliases;
        if (groups.Count <= maximum)
        {
            return;
        }

        var uses = new Dictionary<(GraphQLCompositeType?, string), (MergedField First, int Count)>();
        foreach (var group in groups.Values)
        {
            foreach (var field in group.DistinctBy(static field => (field.Parent, field.Node.Name.Value)))
            {
                var use = uses.GetValueOrDefault((field.Parent, field.Node.Name.Value), (First: field, Count: 0));
                uses[(field.Parent, field.Node.Name.Value)] = use with { Count = use.Count + 1 };
            }
        }

        foreach (var (first, count) in uses.Values)
        {
            if (count > maximum && _reportedAliases.Add(first.Node))
            {
                Context.ReportLimit(
                    nameof(ValidationLimits.MaxAliases),
                    maximum,
                    count,
                    $"Field \"{first.Node.Name.Value}\" is selected under {count} different response keys on one parent.",
                    first.Node.Location);
            }
        }
    }
}
