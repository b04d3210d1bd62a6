using Kin10.Graph.Derivations;
using Kin10.Graph.Model;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Checks what <c>@derived(by:)</c> says: that there is such a derivation, and that it gives just that.</summary>
internal static class DerivedReader
{
    /// <summary>The derivation of a property; null where it is a fact, or where it cannot be derived so, which is reported.</summary>
    public static string? Read(
        TypeDefinitionNode owner, FieldDefinitionNode field, Property property, DirectiveNode directive, MistakeList mistakes)
    {
        var coordinate = $"{owner.Name}.{field.Name}";
        if (property.IsList || property.Kind is not (ScalarKind.Int or ScalarKind.Float))
        {
            mistakes.Add(directive.Location, $"Derivations give numbers: `{coordinate}` would have to be `Int` or `Float`.");
            return null;
        }

        return DirectiveReader.Text(directive, "by") is { } by && Check(by, coordinate, mistakes) ? by.Value : null;
    }

    /// <param name="drafts">All fields of one relationship type.</param>
    /// <param name="mistakes">Where disagreements are reported.</param>
    public static void Check(IReadOnlyList<RelationshipDraft> drafts, MistakeList mistakes)
    {
        var first = drafts[0];
        foreach (var draft in drafts.Where(draft => draft.DerivedBy?.Value != first.DerivedBy?.Value))
        {
            mistakes.Add(draft.Derived?.Location ?? draft.Field.Name.Location,
                $"`{draft.Type.Value}` is {How(draft)} here and {How(first)} in `{first.Coordinate}` (line {first.Line}); "
                + "every field of one type must say the same.");
        }

        if (first.DerivedBy is not { } by || !Check(by, first.Type.Value, mistakes))
        {
            return;
        }

        foreach (var draft in drafts.Where(draft => !draft.IsToMany || draft.Direction == HopDirection.Both))
        {
            mistakes.Add(draft.Field.Type.Location,
                $"`{draft.Coordinate}` is derived: it must lead to any number of targets, and in a direction.");
        }

        if (first.Properties?.Properties is not [
            { Name: RelationshipType.ScoreName, Kind: ScalarKind.Float, IsList: false, IsRequired: true },
            { Name: RelationshipType.ReasonsName, Kind: ScalarKind.String, IsList: true }])
        {
            mistakes.Add(first.PropertiesLocation,
                $"`{first.Type.Value}` is derived: its edges must carry `{RelationshipType.ScoreName}: Float!` and "
                + $"`{RelationshipType.ReasonsName}: [String!]!`, and nothing else.");
        }
    }

    private static bool Check(StringValueNode by, string what, MistakeList mistakes)
    {
        var derivation = Derivation.All.FirstOrDefault(known => known.Name == by.Value);
        if (derivation is null)
        {
            var names = Derivation.All.Select(known => known.Name).ToList();
            mistakes.Add(by.Location,
                $"There is no derivation `{by.Value}`; there are {Words.OneOf(names)}.{Words.DidYouMean(by.Value, names)}");
            return false;
        }

        if (!derivation.Gives.Contains(what))
        {
            mistakes.Add(by.Location, $"The derivation `{by.Value}` gives {Words.OneOf(derivation.Gives)}, not `{what}`.");
            return false;
        }

        return true;
    }

    private static string How(RelationshipDraft draft) => draft.DerivedBy is { } by ? $"derived by `{by.Value}`" : "a fact";
}
