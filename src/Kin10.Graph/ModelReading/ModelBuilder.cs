using System.Globalization;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>
/// Builds a model from a parsed document, in phases: declarations, types, interfaces, relationships, paths, names of the API.
/// </summary>
internal sealed class ModelBuilder(DocumentNode document, MistakeList mistakes)
{
    /// <summary>Builds the model. It is whole only when no mistake was reported.</summary>
    public GraphModel Build()
    {
        var directives = new DirectiveReader(mistakes);
        var declarations = new Declarations(document, mistakes, directives);
        var (name, version) = ReadSchema(declarations.Schema, directives);
        var types = new TypeReader(mistakes, directives, declarations);
        var interfaces = new InterfaceReader(mistakes, declarations, types).Read();
        var relationships = new RelationshipReader(mistakes, declarations, types);
        relationships.Read();
        SetRelationships(declarations, types, relationships);
        if (types.NodeTypes.Count == 0)
        {
            mistakes.Add(document.Location, "The model has no node type; define one with `@node`.");
        }

        var model = new GraphModel(
            name,
            version,
            [.. types.NodeTypes.Select(item => item.Type)],
            interfaces,
            [.. types.Targets.Values.OfType<UnionType>().OrderBy(type => type.Name, StringComparer.Ordinal)],
            [.. types.Enums.Values.OrderBy(type => type.Name, StringComparer.Ordinal)],
            [.. types.EdgeProperties.Values.OrderBy(type => type.Name, StringComparer.Ordinal)],
            [.. relationships.Types.Values.Select(item => item.Type)]);
        if (mistakes.IsEmpty)
        {
            new NameClashReporter(mistakes, declarations, types).Report(model);
        }

        return model;
    }

    private (string Name, int Version) ReadSchema(SchemaNode? schema, DirectiveReader directives)
    {
        const string Right = "begin the file with `schema @model(name: \"...\", version: 1) { query: Query }`";
        if (schema is null)
        {
            mistakes.Add(document.Location, $"The model has no name and version; {Right}.");
            return ("", 0);
        }

        if (!directives.Read(schema.Directives, "the schema definition", "model").TryGetValue("model", out var directive))
        {
            mistakes.Add(schema.Location, $"The schema definition lacks `@model`; {Right}.");
            return ("", 0);
        }

        if (schema.OperationTypes is not [{ Operation: OperationType.Query, Type.Name: "Query" }])
        {
            mistakes.Add(schema.Location, $"The only operation of a model is `query: Query`; {Right}.");
        }

        var given = DirectiveReader.Find(directive, "version");
        var version = given is IntValueNode number && int.TryParse(number.Text, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return (DirectiveReader.Text(directive, "name")?.Value ?? "", version);
    }

    private void SetRelationships(Declarations declarations, TypeReader types, RelationshipReader relationships)
    {
        var paths = new PathReader(mistakes, declarations, types, relationships.Types);
        foreach (var fields in types.Leading.GroupBy(item => item.Owner))
        {
            var result = new List<Relationship>();
            foreach (var (owner, field, directives) in fields)
            {
                foreach (var wrong in directives.Where(item => item.Key is "search" or "index" or "measure"))
                {
                    mistakes.Add(wrong.Value.Location,
                        $"`{owner.Name}.{field.Name}` leads to nodes; `@{wrong.Key}` belongs on a property.");
                }

                if (directives.TryGetValue("path", out var path))
                {
                    if (directives.ContainsKey("relationship"))
                    {
                        mistakes.Add(field.Name.Location,
                            $"`{owner.Name}.{field.Name}` is either a `@relationship` or a `@path`, not both.");
                    }

                    if (directives.TryGetValue("derived", out var derived))
                    {
                        mistakes.Add(derived.Location,
                            $"`{owner.Name}.{field.Name}` is a `@path`, which is followed when it is asked for; `@derived` belongs on "
                            + "what is stored.");
                    }

                    var target = types.Targets[TypeReference.Of(field.Type).Name.Name];
                    if (paths.Read(owner, field, target, path) is { } hops)
                    {
                        result.Add(new Relationship(
                            field.Name.Value,
                            field.Description?.Value,
                            owner,
                            target,
                            isToMany: true,
                            isPath: true,
                            hops,
                            Via(hops, types)));
                    }
                }
                else if (relationships.Drafts.TryGetValue(field, out var draft))
                {
                    var hop = new Hop([relationships.Types[draft.Type.Value].Type], draft.Direction, draft.Target.NodeTypes);
                    result.Add(new Relationship(
                        field.Name.Value, field.Description?.Value, owner, draft.Target, draft.IsToMany, isPath: false, [hop], via: null));
                }
            }

            fields.Key.Relationships = result;
        }
    }

    private static TargetType? Via(IReadOnlyList<Hop> hops, TypeReader types)
    {
        if (hops.Count < 2)
        {
            return null;
        }

        var passed = hops.Take(hops.Count - 1).SelectMany(hop => hop.Targets).Distinct().ToList();
        return passed.Count == 1 ? passed[0] : passed[0].Interfaces.First(item => item.Name == ApiNames.Node);
    }
}
