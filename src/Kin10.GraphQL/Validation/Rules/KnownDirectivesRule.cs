using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A directive is defined, and may be used where it is used (sections 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
        var name = directive.Name.Value;
        if (definition is null)
        {
            if (!Context.IsFull)
            {
                var suggestion = Suggestions.DidYouMean(name, Context.Schema.Directives.Select(known => known.Name), "@");
                Context.Report($"Unknown directive \"@{MessageText.Name(name)}\".{suggestion}", directive.Location);
            }
        }
        else if (!definition.Locations.Contains(place))
        {
            Context.Report(
                $"Directive \"@{name}\" may not be used on {place}; it may be used on {string.Join(", ", definition.Locations)}.",
                directive.Location);
        }
    }
}
