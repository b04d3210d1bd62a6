using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Makes a schema of its definitions (section 3).</summary>
public static class SchemaBuilder
{
    /// <summary>
    /// Builds and validates a schema. Extensions are merged into what they extend. The built-in directives, the introspection types
    /// and those built-in scalars that are used are added. A definition of a built-in directive takes the place of the built-in one.
    /// </summary>
    /// <param name="document">Definitions and extensions of the type system.</param>
    /// <param name="options">What the document does not say; defaults when null.</param>
    /// <exception cref="GraphQLException">
    /// The schema is not valid: all errors that were found, in the order of the source, each with its place.
    /// </exception>
    public static GraphQLSchema Build(DocumentNode document, SchemaBuilderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var errors = new SchemaErrors();
        var definitions = SchemaDefinitions.Collect(document, errors);
        var schema = CreateSchema(definitions, new TypeFactory(definitions, options ?? new SchemaBuilderOptions(), errors));
        new SchemaValidator(schema, definitions, errors).Validate();
        errors.ThrowIfAny();
        return schema;
    }

    private static GraphQLSchema CreateSchema(SchemaDefinitions definitions, TypeFactory factory)
    {
        var types = factory.CreateTypes();
        var directives = factory.CreateDirectives();
        var usedScalars = factory.UsedScalars;
        return new GraphQLSchema(
            definitions.SchemaNodes is [{ Description: { } description }, ..] ? description.Value : null,
            factory.FindRootType(OperationType.Query),
            factory.FindRootType(OperationType.Mutation),
            factory.FindRootType(OperationType.Subscription),
            [.. types, .. usedScalars, .. BuiltInDefinitions.Types],
            [.. directives, .. BuiltInDefinitions.Directives.Where(builtIn => directives.All(known => known.Name != builtIn.Name))],
            definitions.SchemaNodes);
    }
}
