using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Limits;

/// <summary>
/// <see cref="ValidationLimits.MaxDepth"/> and <see cref="ValidationLimits.MaxFields"/>. Each fragment is measured once, after those
/// that it uses, so that what expands to more fields than could ever be visited is counted without visiting them.
/// </summary>
internal sealed class SelectionSizeLimit
{
    private readonly ValidationContext _context;
    private readonly Dictionary<FragmentDefinitionNode, Size> _sizes = [];

    private SelectionSizeLimit(ValidationContext context) => _context = context;

    /// <summary>Reports each operation that is too deep or too large.</summary>
    /// <returns>Whether none is.</returns>
    public static bool Check(ValidationContext context)
    {
        var limit = new SelectionSizeLimit(context);
        foreach (var fragment in context.Fragments.BottomUp())
        {
            limit._sizes[fragment] = limit.Measure(fragment.SelectionSet);
        }

        var within = true;
        foreach (var operation in context.Fragments.Operations)
        {
            within &= limit.Check(operation);
        }

        return within;
    }

    private bool Check(OperationDefinitionNode operation)
    {
        var size = Measure(operation.SelectionSet);
        var limits = _context.Limits;
        if (size.Depth > limits.MaxDepth)
        {
            _context.ReportLimit(
                nameof(ValidationLimits.MaxDepth),
                limits.MaxDepth,
                size.Depth,
                $"The {OperationText.Describe(operation)} selects fields {size.Depth} levels deep.",
                operation.Location);
        }

        if (size.Fields > limits.MaxFields)
        {
            var found = size.Fields == long.MaxValue ? "more fields than can be counted" : $"{size.Fields} fields";
            _context.ReportLimit(
                nameof(ValidationLimits.MaxFields),
                limits.MaxFields,
                size.Fields,
                $"The {OperationText.Describe(operation)} selects {found}, fragments expanded.",
                operation.Location);
        }

        return size.Depth <= limits.MaxDepth && size.Fields <= limits.MaxFields;
    }

    private Size Measure(SelectionSetNode selectionSet)
    {
        var total = default(Size);
        foreach (var selection in selectionSet.Selections)
        {
            total = total.With(selection switch
            {
                FieldNode { SelectionSet: { } below } => Measure(below).Below(),
                FieldNode => default(Size).Below(),
                InlineFragmentNode inline => Measure(inline.SelectionSet),

                // Not yet measured is only a fragment that closes a cycle; the document is refused for that.
                FragmentSpreadNode spread when _context.Fragments.Find(spread.Name.Value) is { } fragment =>
                    _sizes.GetValueOrDefault(fragment),
                FragmentSpreadNode => default,
                _ => throw UnknownNode.Of(selection),
            });
        }

        return total;
    }

    /// <param name="Fields">How many fields; <see cref="long.MaxValue"/> means that many and more.</param>
    /// <param name="Depth">How many levels of fields.</param>
    private readonly record struct Size(long Fields, int Depth)
    {
        public Size Below() => new(Add(Fields, 1), Depth + 1);

        public Size With(Size other) => new(Add(Fields, other.Fields), Math.Max(Depth, other.Depth));

        private static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
    }
}
