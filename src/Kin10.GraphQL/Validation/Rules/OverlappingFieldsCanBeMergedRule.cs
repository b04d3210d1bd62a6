using Kin10.GraphQL.Language;
using Kin10.GraphQL.Validation.FieldMerging;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// Fields under the same response key can be merged (section 5.3.2). The specification compares pairs; this merges selection sets level
/// by level and compares each field with the first of its group, which gives the same verdicts in about as many steps as there are fields.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    /// <summary>How many steps the last check took.</summary>
    internal long Steps { get; private set; }

    public override void LeaveDocument(DocumentNode document)
    {
        var plain = new PlainSelections(Context.Limits.MaxAliases);
        if (Context.Fragments.Operations.All(operation => plain.ArePlain(operation.SelectionSet)))
        {
            Steps = plain.Steps;
            return;
        }

        var collector = new MergedFieldCollector(Context);
        var report = new ConflictReport(Context);
        var roots = Roots(collector).ToList();
        var parents = new CommonParentWalk(Context, collector, report);
        var shapes = new ResponseShapeWalk(Context, collector, report);
        var maximum = Context.Limits.MaxMergeSteps;

        // Different fields have different types, too: that they are different says more, and is said first.
        var complete = parents.Walk(roots, maximum) && shapes.Walk(roots, maximum - parents.Steps);
        Steps = collector.Steps + shapes.Steps + parents.Steps;
        if (!complete)
        {
            Context.ReportLimit(
                nameof(ValidationLimits.MaxMergeSteps),
                maximum,
                Steps,
                "The document's selections overlap in too many ways to be checked.",
                document.Location);
        }
    }

    private IEnumerable<FieldSet> Roots(MergedFieldCollector collector)
    {
        foreach (var operation in Context.Fragments.Operations)
        {
            yield return collector.Collect(operation.SelectionSet, Context.Schema.RootType(operation.Operation));
        }
    }
}
