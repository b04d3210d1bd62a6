using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The directives (section 3.13) and introspection types (section 4.2) that every schema has.</summary>
internal static class BuiltInDefinitions
{
    private const string Source = """"
        "Leaves out the field or fragment when the argument is true."
        directive @skip("Whether it is left out." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes in the field or fragment only when the argument is true."
        directive @include("Whether it is taken in." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks what should no longer be used."
        directive @deprecated(
          "Why it should no longer be used and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Says where the format of a scalar is specified."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR

        "Requires exactly one field of the input object to be given, and not null."
        directive @oneOf on INPUT_OBJECT

        "What a service offers: its types, its directives and where operations start."
        type __Schema {
          "What the schema is, in Markdown."
          description: String
          "All types, those of introspection included."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start, if there are any."
          mutationType: __Type
          "Where subscriptions start, if there are any."
          subscriptionType: __Type
          "All directives."
          directives: [__Directive!]!
        }

        "A type: a named one, a list or a non-null. Which fields have a value depends on `kind`."
        type __Type {
          "What kind of type it is."
          kind: __TypeKind!
          "The name; null for lists and non-nulls."
          name: String
          "What the type is, in Markdown."
          description: String
          "Where the format of a custom scalar is specified."
          specifiedByURL: String
          "The fields of an object or interface."
          fields("Whether deprecated fields are among them." includeDeprecated: Boolean! = false): [__Field!]
          "The interfaces that an object or interface implements."
          interfaces: [__Type!]
          "The objects that a value of an interface or union can be."
          possibleTypes: [__Type!]
          "The values of an enum."
          enumValues("Whether deprecated values are among them." includeDeprecated: Boolean! = false): [__EnumValue!]
          "The fields of an input object."
          inputFields("Whether deprecated fields are among them." includeDeprecated: Boolean! = false): [__InputValue!]
          "What a list or non-null wraps."
          ofType: __Type
          "Whether exactly one field of an input object must be given."
          isOneOf: Boolean
        }

        "The kinds of types."
        enum __TypeKind {
          "A scalar; `specifiedByURL` may have a value."
          SCALAR
          "An object; `fields` and `interfaces` have values."
          OBJECT
          "An interface; `fields`, `interfaces` and `possibleTypes` have values."
          INTERFACE
          "A union; `possibleTypes` has a value."
          UNION
          "An enum; `enumValues` has a value."
          ENUM
          "An input object; `inputFields` and `isOneOf` have values."
          INPUT_OBJECT
          "A list; `ofType` has a value."
          LIST
          "A type without null; `ofType` has a value."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          "The name."
          name: String!
          "What the field gives, in Markdown."
          description: String
          "The arguments."
          args("Whether deprecated arguments are among them." includeDeprecated: Boolean! = false): [__InputValue!]!
          "The type of its values."
          type: __Type!
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          "The name."
          name: String!
          "What the value does, in Markdown."
          description: String
          "The type that a value must have."
          type: __Type!
          "The value used when none is given, as GraphQL text."
          defaultValue: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          "The name."
          name: String!
          "What the value means, in Markdown."
          description: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "A directive, by which a document asks for a change of validation or execution."
        type __Directive {
          "The name without `@`."
          name: String!
          "What the directive does, in Markdown."
          description: String
          "Whether it may be used several times in one place."
          isRepeatable: Boolean!
          "Where it may be used."
          locations: [__DirectiveLocation!]!
          "The arguments."
          args("Whether deprecated arguments are among them." includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive can be used."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a selected field."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the use of a fragment."
          FRAGMENT_SPREAD
          "On a fragment written in place."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On an interface."
          INTERFACE
          "On a union."
          UNION
          "On an enum."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object."
          INPUT_OBJECT
          "On the definition of a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";

    private static readonly TypeFactory Factory = CreateFactory();

    /// <summary>The introspection types, <c>__Schema</c> first.</summary>
    public static IReadOnlyList<GraphQLNamedType> Types { get; } = Factory.CreateTypes();

    /// <summary><c>@skip</c>, <c>@include</c>, <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c>.</summary>
    public static IReadOnlyList<GraphQLDirective> Directives { get; } = Factory.CreateDirectives();

    /// <summary>The introspection type of that name, or null.</summary>
    public static GraphQLNamedType? FindType(string name) => Types.FirstOrDefault(type => type.Name == name);

    private static TypeFactory CreateFactory()
    {
        var errors = new SchemaErrors();
        var document = GraphQLParser.Parse(Source, ParserLimits.Schema);
        return new TypeFactory(SchemaDefinitions.Collect(document, errors), new SchemaBuilderOptions(), errors, isBuiltIn: true);
    }
}
