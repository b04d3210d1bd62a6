using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable is used once in a place (section 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives, string place)
    {
        if (directives.Count < 2)
        {
            return;
        }

        var first = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!first.TryAdd(name, directive) && Context.Schema.FindDirective(name) is { IsRepeatable: false })
            {
                Context.Report(
                    $"The directive \"@{name}\" can be used only once at this location.", first[name].Location, directive.Location);
            }
        }
    }
}
