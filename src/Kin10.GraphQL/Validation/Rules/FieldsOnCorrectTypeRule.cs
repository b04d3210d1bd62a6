using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A selected field is defined on the type that it is selected from (section 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
        if (parent is null || definition is not null || Context.IsFull)
        {
            return;
        }

        var name = field.Name.Value;
        var suggestion = SuggestTypes(parent, name);
        if (suggestion.Length == 0 && parent is GraphQLFieldsType fieldsType)
        {
            suggestion = Suggestions.DidYouMean(name, fieldsType.Fields.Select(item => item.Name));
        }

        Context.Report($"Cannot query field \"{MessageText.Name(name)}\" on type \"{parent.Name}\".{suggestion}", field.Location);
    }

    /// <summary>Below an abstract type: the types that have such a field, those first that cover the most.</summary>
    private string SuggestTypes(GraphQLCompositeType parent, string field)
    {
        if (parent is GraphQLObjectType)
        {
            return "";
        }

        var objects = Context.Schema.PossibleTypes(parent).Where(type => type.FindField(field) is not null).ToList();
        var interfaces = objects
            .SelectMany(type => type.Interfaces)
            .Where(type => type.FindField(field) is not null)
            .GroupBy(type => type.Name)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key);
        var names = interfaces.Concat(objects.Select(type => type.Name).Order(StringComparer.Ordinal));
        return Suggestions.Format(names.Select(name => $"\"{name}\""), "to use an inline fragment on ");
    }
}
