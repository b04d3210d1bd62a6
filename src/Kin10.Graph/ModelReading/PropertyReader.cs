using Kin10.Graph.Model;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Reads scalar fields: the properties of nodes, edges and interfaces.</summary>
internal sealed class PropertyReader(MistakeList mistakes, Declarations declarations, IReadOnlyDictionary<string, EnumType> enums)
{
    /// <summary>Names that mean something else in filters and aggregates.</summary>
    private static readonly HashSet<string> Reserved = ["and", "or", "not", "edge", "typename", "count", "where"];

    /// <summary>Checks what all fields have in common: the name, that it is there once, and that it takes no arguments.</summary>
    public bool CheckField(TypeDefinitionNode owner, FieldDefinitionNode field, Dictionary<string, FieldDefinitionNode> seen)
    {
        var name = field.Name.Value;
        if (!Words.IsCamelCase(name))
        {
            mistakes.Add(field.Name.Location, $"`{owner.Name}.{name}` must be in camelCase, letters and digits only.");
        }
        else if (Reserved.Contains(name))
        {
            mistakes.Add(field.Name.Location,
                $"`{name}` is reserved: filters have it with a meaning of its own. Reserved are {Words.OneOf(Reserved)}.");
        }

        if (field.Arguments.Count > 0)
        {
            mistakes.Add(field.Arguments[0].Location,
                $"`{owner.Name}.{name}` cannot have arguments; those of the API are generated.");
        }

        if (seen.TryAdd(name, field))
        {
            return true;
        }

        mistakes.Add(field.Name.Location,
            $"`{owner.Name}.{name}` is defined a second time; the first is on line {seen[name].Name.Location.Line}.");
        return false;
    }

    /// <summary>Reads a property, or reports why it is not one and returns null.</summary>
    public Property? Read(TypeDefinitionNode owner, FieldDefinitionNode field, IReadOnlyDictionary<string, DirectiveNode> directives)
    {
        var reference = TypeReference.Of(field.Type);
        var typeName = reference.Name.Name;
        var kind = Declarations.ScalarOf(typeName);
        EnumType? enumType = null;
        if (kind is null)
        {
            if (!enums.TryGetValue(typeName, out enumType))
            {
                ReportNoProperty(owner, field, reference);
                return null;
            }

            kind = ScalarKind.Enum;
        }

        if (!CheckType(owner, field, reference, kind.Value))
        {
            return null;
        }

        CheckDirectives(owner, field, reference, kind.Value, directives);
        var property = new Property(
            field.Name.Value,
            field.Description?.Value,
            kind.Value,
            enumType,
            reference.IsList,
            reference.IsRequired,
            directives.ContainsKey("index"),
            directives.ContainsKey("search"),
            IsAdditive(directives));
        return directives.TryGetValue("derived", out var derived)
            ? property with { DerivedBy = DerivedReader.Read(owner, field, property, derived, mistakes) }
            : property;
    }

    private static bool IsAdditive(IReadOnlyDictionary<string, DirectiveNode> directives) =>
        !directives.TryGetValue("measure", out var measure)
        || DirectiveReader.Find(measure, "sum") is not BooleanValueNode { Value: false };

    private void ReportNoProperty(TypeDefinitionNode owner, FieldDefinitionNode field, TypeReference reference)
    {
        var name = reference.Name.Name;
        switch (declarations.Find(name))
        {
            case null:
                declarations.ReportUnknown(reference.Name.Location, name);
                break;
            case ObjectTypeNode edge when declarations.EdgeProperties.Contains(edge):
                mistakes.Add(reference.Name.Location,
                    $"`{owner.Name}.{field.Name}` cannot have the type `{name}`, which is what edges carry; name it in "
                    + $"`@relationship(properties: \"{name}\")`.");
                break;
            case EnumTypeNode:
                // The enum itself has been reported.
                break;
            default:
                mistakes.Add(field.Name.Location, owner is ObjectTypeNode type && declarations.NodeTypes.Contains(type)
                    ? $"`{owner.Name}.{field.Name}` leads to nodes and must say how: "
                        + "by `@relationship(type:, direction:)` or `@path(pattern:)`."
                    : $"`{owner.Name}.{field.Name}` leads to nodes; only fields of node types can. "
                        + "Interfaces and edges have scalars and enums only.");
                break;
        }
    }

    private bool CheckType(TypeDefinitionNode owner, FieldDefinitionNode field, TypeReference reference, ScalarKind kind)
    {
        var name = field.Name.Value;
        if (reference.ListDepth > 1)
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{name}` is a list of lists; a property is a single value or one list, `[{reference.Name.Name}!]!`.");
            return false;
        }

        if (reference.IsList && !reference.IsProperList)
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{name}` must be `[{reference.Name.Name}!]!`: a missing list is an empty one, and its items are "
                + "never null.");
            return false;
        }

        if (reference.IsList && kind is not (ScalarKind.String or ScalarKind.Enum))
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{name}` is a list of `{reference.Name.Name}`; lists hold `String` or an enum.");
            return false;
        }

        if (kind == ScalarKind.Id && name != "id")
        {
            mistakes.Add(field.Type.Location,
                $"`{owner.Name}.{name}` cannot be an `ID`: only the field `id` is; use `String`, or a relationship to the node.");
            return false;
        }

        if (name == "sources" && !(kind == ScalarKind.String && reference.IsProperList))
        {
            mistakes.Add(field.Type.Location, $"`{owner.Name}.sources` must be `[String!]!`: it says where the facts come from.");
            return false;
        }

        return true;
    }

    private void CheckDirectives(
        TypeDefinitionNode owner,
        FieldDefinitionNode field,
        TypeReference reference,
        ScalarKind kind,
        IReadOnlyDictionary<string, DirectiveNode> directives)
    {
        foreach (var name in (string[])["relationship", "path"])
        {
            if (directives.TryGetValue(name, out var wrong))
            {
                mistakes.Add(wrong.Location,
                    $"`{owner.Name}.{field.Name}` is a property of type `{reference.Name.Name}`; `@{name}` belongs on a field whose "
                    + "type is a node type, an interface or a union.");
            }
        }

        if (directives.TryGetValue("search", out var search) && (kind != ScalarKind.String || reference.IsList))
        {
            mistakes.Add(search.Location, $"`@search` looks into text: `{owner.Name}.{field.Name}` would have to be `String`.");
        }

        if (directives.TryGetValue("index", out var index) && (kind == ScalarKind.Id || reference.IsList))
        {
            mistakes.Add(index.Location, reference.IsList
                ? $"`@index` serves orders of single values: `{owner.Name}.{field.Name}` is a list."
                : "`id` always has an index; leave `@index` out.");
        }

        if (directives.TryGetValue("measure", out var measure)
            && (reference.IsList || kind is not (ScalarKind.Int or ScalarKind.Long or ScalarKind.Float)))
        {
            mistakes.Add(measure.Location,
                $"`@measure` says whether numbers may be added up: `{owner.Name}.{field.Name}` would have to be `Int`, `Long` or `Float`.");
        }
    }
}
