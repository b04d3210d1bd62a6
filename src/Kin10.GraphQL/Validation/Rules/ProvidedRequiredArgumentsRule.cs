using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given (section 5.4.3).</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
        if (definition is { Arguments.Count: > 0 })
        {
            Check(field.Arguments, definition.Arguments, $"Field \"{parent!.Name}.{definition.Name}\"", field.Location);
        }
    }

    public override void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
        if (definition is { Arguments.Count: > 0 })
        {
            Check(directive.Arguments, definition.Arguments, $"Directive \"@{definition.Name}\"", directive.Location);
        }
    }

    private void Check(
        IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<GraphQLInputValue> definitions, string owner, SourceLocation location)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !arguments.Any(argument => argument.Name.Value == definition.Name))
            {
                Context.Report(
                    $"{owner} requires the argument \"{definition.Name}\" of type \"{definition.Type}\", but it was not provided.",
                    location);
            }
        }
    }
}
