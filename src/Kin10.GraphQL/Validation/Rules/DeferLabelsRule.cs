using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// The label of <c>@defer</c> is written in the document, and tells its fragment from all others (proposal of incremental delivery,
/// "Defer And Stream Directive Labels Are Unique").
/// </summary>
internal sealed class DeferLabelsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> _first = [];

    public override void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
        if (directive.Name.Value != DeferDirective.Name || DeferDirective.FindArgument(directive, DeferDirective.Label) is not { } label)
        {
            return;
        }

        if (label is not (StringValueNode or NullValueNode))
        {
            Context.Report("The label of \"@defer\" must be a string in the document, not a variable.", label.Location);
        }
        else if (label is StringValueNode { Value: var text } && !_first.TryAdd(text, directive))
        {
            Context.Report(
                $"The label \"{text}\" is used by more than one \"@defer\"; labels must be unique in a document.",
                _first[text].Location,
                directive.Location);
        }
    }
}
