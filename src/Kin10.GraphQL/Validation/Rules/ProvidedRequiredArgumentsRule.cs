using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given (section 5.4.3).</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
        if (definition is not null && IsAnyMissing(field.Arguments, definition.Arguments))
        {
            Report(field.Arguments, definition.Arguments, $"Field \"{parent!.Name}.{definition.Name}\"", field.Location);
        }
    }

    public override void EnterDirective(DirectiveNode directive, GraphQLDirective? definition, string place)
    {
        if (definition is not null && IsAnyMissing(directive.Arguments, definition.Arguments))
        {
            Report(directive.Arguments, definition.Arguments, $"Directive \"@{definition.Name}\"", directive.Location);
        }
    }

    private static bool IsAnyMissing(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<GraphQLInputValue> definitions)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (IsMissing(arguments, definitions[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMissing(IReadOnlyList<ArgumentNode> arguments, GraphQLInputValue definition) =>
        definition.IsRequired && arguments.Find(definition.Name) is null;

    private void Report(
        IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<GraphQLInputValue> definitions, string owner, SourceLocation location)
    {
        foreach (var definition in definitions.Where(definition => IsMissing(arguments, definition)))
        {
            Context.Report(
                $"{owner} requires the argument \"{definition.Name}\" of type \"{definition.Type}\", but it was not provided.", location);
        }
    }
}
