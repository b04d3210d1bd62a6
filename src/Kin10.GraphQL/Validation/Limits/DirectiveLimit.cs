using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Limits;

/// <summary><see cref="ValidationLimits.MaxDirectives"/>.</summary>
internal sealed class DirectiveLimit(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives, string place)
    {
        var maximum = Context.Limits.MaxDirectives;
        if (directives.Count > maximum)
        {
            Context.ReportLimit(
                nameof(ValidationLimits.MaxDirectives),
                maximum,
                directives.Count,
                $"{directives.Count} directives are used in one place ({place}).",
                directives[maximum].Location);
        }
    }
}
