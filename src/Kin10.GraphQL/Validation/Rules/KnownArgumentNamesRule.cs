using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A given argument is defined by the field or directive (section 5.4.1).</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
        if (definition is not null && field.Arguments.Count > 0)
        {
            Check(field.Arguments, definition.Arguments, $"field \"{parent!.Name}.{definition.Name}\"");
        }
    }

    public override void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
        if (definition is not null)
        {
            Check(directive.Arguments, definition.Arguments, $"directive \"@{definition.Name}\"");
        }
    }

    private void Check(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<GraphQLInputValue> definitions, string owner)
    {
        foreach (var argument in arguments)
        {
            var name = argument.Name.Value;
            if (!Context.IsFull && !definitions.Any(definition => definition.Name == name))
            {
                var suggestion = Suggestions.DidYouMean(name, definitions.Select(definition => definition.Name));
                Context.Report($"Unknown argument \"{MessageText.Name(name)}\" on {owner}.{suggestion}", argument.Location);
            }
        }
    }
}
