using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;
using Kin10.GraphQL.Validation.Limits;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Validation;

/// <summary>Decides whether a document can be executed against a schema (section 5), and whether it stays within limits.</summary>
public static class DocumentValidator
{
    /// <summary>Checks every rule of section 5.</summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="document">The document as parsed.</param>
    /// <param name="limits">The limits; <see cref="ValidationLimits.Default"/> when null.</param>
    /// <returns>The errors, all of code <see cref="ErrorCodes.GraphQLValidationFailed"/>; none when the document is valid.</returns>
    public static IReadOnlyList<GraphQLError> Validate(GraphQLSchema schema, DocumentNode document, ValidationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var context = new ValidationContext(schema, document, limits ?? ValidationLimits.Default);

        // An operation beyond these limits is refused before more work goes into it.
        if (SelectionSizeLimit.Check(context))
        {
            new DocumentWalker(context, CreateRules(context)).Walk();
        }

        return context.GetErrors();
    }

    private static ValidationRule[] CreateRules(ValidationContext context) =>
    [
        // 5.1 Documents
        new ExecutableDefinitionsRule(context),

        // 5.2 Operations
        new KnownOperationTypesRule(context),
        new UniqueOperationNamesRule(context),
        new LoneAnonymousOperationRule(context),
        new SingleFieldSubscriptionsRule(context),

        // 5.3 Fields
        new FieldsOnCorrectTypeRule(context),
        new OverlappingFieldsCanBeMergedRule(context),
        new ScalarLeafsRule(context),

        // 5.4 Arguments
        new KnownArgumentNamesRule(context),
        new UniqueArgumentNamesRule(context),
        new ProvidedRequiredArgumentsRule(context),

        // 5.5 Fragments
        new UniqueFragmentNamesRule(context),
        new KnownTypeNamesRule(context),
        new FragmentsOnCompositeTypesRule(context),
        new NoUnusedFragmentsRule(context),
        new KnownFragmentNamesRule(context),
        new NoFragmentCyclesRule(context),
        new PossibleFragmentSpreadsRule(context),

        // 5.6 Values
        new ValuesOfCorrectTypeRule(context),
        new UniqueInputFieldNamesRule(context),

        // 5.7 Directives
        new KnownDirectivesRule(context),
        new UniqueDirectivesPerLocationRule(context),
        new DirectiveLimit(context),
        new DeferLabelsRule(context),
        new DeferOnRootFieldsRule(context),
        new DeferInSubscriptionsRule(context),

        // 5.8 Variables
        new UniqueVariableNamesRule(context),
        new VariablesAreInputTypesRule(context),
        new NoUndefinedVariablesRule(context),
        new NoUnusedVariablesRule(context),
        new VariablesInAllowedPositionRule(context),
    ];
}
