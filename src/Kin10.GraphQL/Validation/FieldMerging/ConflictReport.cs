namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>Reports fields that cannot be merged, each pair once.</summary>
internal sealed class ConflictReport(ValidationContext context)
{
    private readonly HashSet<(int, int)> _reported = [];

    public void Add(FieldPath path, MergedField first, MergedField second, string reason)
    {
        if (_reported.Add((Math.Min(first.Id, second.Id), Math.Max(first.Id, second.Id))))
        {
            context.Report(
                $"Fields \"{path}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.",
                first.Node.Location,
                second.Node.Location);
        }
    }
}
