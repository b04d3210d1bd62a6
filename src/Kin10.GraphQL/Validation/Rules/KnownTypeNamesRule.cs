using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Type conditions and the types of variables are types of the schema (sections 5.5.1.2 and 5.8.2).</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterTypeReference(NamedTypeNode type)
    {
        if (Context.Schema.FindType(type.Name) is null && !Context.IsFull)
        {
            var suggestion = Suggestions.DidYouMean(type.Name, Context.Schema.Types.Select(known => known.Name));
            Context.Report($"Unknown type \"{MessageText.Name(type.Name)}\".{suggestion}", type.Location);
        }
    }
}
